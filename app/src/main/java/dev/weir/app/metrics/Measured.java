package dev.weir.app.metrics;

import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** What CloudWatch measures of a thing, and how it is summed up over a period. Two that are equal are read once. */
public interface Measured {

    /** For instance {@code AWS/Kinesis}. */
    String namespace();

    /** CloudWatch's name of the metric, for instance {@code IncomingBytes}. */
    String name();

    /** What it is measured on. */
    List<Dimension> dimensions();

    /** What is read of each period. */
    Metric.Statistic statistic();
}
