package dev.weir.broker.cloudwatch;

import java.util.List;

/**
 * The identity of a metric.
 *
 * @param namespace for instance {@code AWS/Kinesis}
 * @param name for instance {@code IncomingBytes}
 * @param dimensions sorted by name; two metrics are the same when all of this is equal
 */
public record MetricId(String namespace, String name, List<Dimension> dimensions) {

    public MetricId {
        dimensions = List.copyOf(dimensions);
    }

    /** One name and value, for instance {@code StreamName=orders}. */
    public record Dimension(String name, String value) {}
}
