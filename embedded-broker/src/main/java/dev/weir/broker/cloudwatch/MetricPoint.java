package dev.weir.broker.cloudwatch;

/**
 * What was observed in one period.
 *
 * @param start the period's first second, in epoch seconds
 */
record MetricPoint(long start, StatisticSet set) {}
