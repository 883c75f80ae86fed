package dev.weir.app.records.transfer;

/**
 * How records go from stream to stream.
 *
 * @param factor of the speed at which they arrived: 1 as they came, 10 ten times as fast; 0 for as fast as the target takes
 *     them
 * @param perSecond records a second at most, 0 for no such limit
 * @param keys which key each gets
 */
record ReplayPlan(String target, double factor, double perSecond, KeyRule keys) {}
