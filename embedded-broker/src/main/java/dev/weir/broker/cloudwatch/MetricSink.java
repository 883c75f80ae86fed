package dev.weir.broker.cloudwatch;

/** Where services report what they measure about themselves. Thread-safe and cheap: it may be called for each request. */
@FunctionalInterface
public interface MetricSink {

    /**
     * Adds one observation at the present time. Observations of a second fall into one statistic set (count, sum,
     * minimum, maximum).
     */
    void record(MetricId metric, double value);
}
