package dev.weir.app.delivery;

import dev.weir.app.metrics.Metric.Statistic;
import java.util.List;

/** What CloudWatch measures of a delivery stream, as far as the console reads it. */
enum Measure {
    RECORDS_IN("IncomingRecords", Statistic.SUM),
    BYTES_IN("IncomingBytes", Statistic.SUM),
    RECORDS_OUT("Records", Statistic.SUM),
    BYTES_OUT("Bytes", Statistic.SUM),
    /** How many deliveries succeeded. */
    SUCCEEDED("Success", Statistic.SUM),
    /** How many were tried. */
    TRIED("Success", Statistic.SAMPLE_COUNT),
    /** The age of the oldest record when it was delivered, in seconds. */
    FRESHNESS("DataFreshness", Statistic.MAXIMUM),
    BACKUP_RECORDS("BackupToS3.Records", Statistic.SUM),
    UNCONVERTED("FailedConversion.Records", Statistic.SUM),
    LAMBDA_SUCCEEDED("ExecuteProcessing.Success", Statistic.SUM),
    LAMBDA_TRIED("ExecuteProcessing.Success", Statistic.SAMPLE_COUNT),
    LAMBDA_MILLIS("ExecuteProcessing.Duration", Statistic.MAXIMUM),
    PARTITIONS_EXCEEDED("PartitionCountExceeded", Statistic.MAXIMUM),
    THROTTLED("ThrottledRecords", Statistic.SUM),
    MILLIS_BEHIND("KinesisMillisBehindLatest", Statistic.MAXIMUM);

    /** What a row of the table needs. */
    static final List<Measure> OF_A_ROW =
            List.of(RECORDS_IN, BYTES_IN, RECORDS_OUT, SUCCEEDED, TRIED, FRESHNESS, UNCONVERTED);

    /** What the page of one delivery stream needs. */
    static final List<Measure> ALL = List.of(values());

    private final String metric;
    private final Statistic statistic;

    Measure(String metric, Statistic statistic) {
        this.metric = metric;
        this.statistic = statistic;
    }

    Statistic statistic() {
        return statistic;
    }

    /** CloudWatch's name of it for a type of destination. */
    String metricName(DestinationType type) {
        return switch (this) {
            case RECORDS_OUT, BYTES_OUT, SUCCEEDED, TRIED, FRESHNESS -> type.metricPrefix() + metric;
            default -> metric;
        };
    }
}
