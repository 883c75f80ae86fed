package dev.weir.app.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The six metrics that make up a {@link Throughput}, of a stream or of a shard, and how they are put together.
 * CloudWatch has no figure for a period in which nothing happened: absence is then zero, unless there is reason to
 * doubt it.
 */
public final class ThroughputMetrics {

    private static final List<String> STREAM_LEVEL = List.of(
            "IncomingBytes",
            "IncomingRecords",
            "GetRecords.Bytes",
            "GetRecords.Records",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded");

    private static final List<String> SHARD_LEVEL = List.of(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded");

    private ThroughputMetrics() {}

    /** What a stream's throughput is made of, in the order of {@link Throughput}'s components. */
    public static List<Metric> ofStream(String streamName) {
        return STREAM_LEVEL.stream().map(name -> Metric.sum(name, streamName)).toList();
    }

    /** What a shard's throughput is made of, in the order of {@link Throughput}'s components. */
    public static List<Metric> ofShard(String streamName, String shardId) {
        return SHARD_LEVEL.stream()
                .map(name -> Metric.sum(name, streamName, shardId))
                .toList();
    }

    /**
     * Puts points together.
     *
     * @param six the metrics of one stream or shard
     * @param firstKnown index of the first period that anything is known about; earlier ones are left out
     * @return a point a period, oldest first
     */
    public static List<Throughput> points(List<Metric> six, Map<Metric, double[]> values, Span span, int firstKnown) {
        List<double[]> columns = six.stream()
                .map(metric -> values.getOrDefault(metric, new double[span.periods()]))
                .toList();
        List<Throughput> points = new ArrayList<>(span.periods() - firstKnown);
        for (int i = firstKnown; i < span.periods(); i++) {
            points.add(new Throughput(
                    span.endMillis(i),
                    rate(columns.get(0)[i], span),
                    rate(columns.get(1)[i], span),
                    rate(columns.get(2)[i], span),
                    rate(columns.get(3)[i], span),
                    rate(columns.get(4)[i], span),
                    rate(columns.get(5)[i], span)));
        }
        return points;
    }

    /**
     * The first period that may be believed. A span read in time is believed whole. One that reaches back (over the
     * past before the first poll, or over an outage) is believed from the first figure of any metric on: before it
     * nobody knows whether nothing happened or nobody counted. Its last period is always believed.
     */
    public static int firstKnown(Map<Metric, double[]> values, Span span) {
        if (!span.catchingUp()) {
            return 0;
        }
        int first = span.periods() - 1;
        for (double[] column : values.values()) {
            for (int i = 0; i < first; i++) {
                if (!Double.isNaN(column[i])) {
                    first = i;
                }
            }
        }
        return first;
    }

    static Throughput sum(long epochMillis, Iterable<Throughput> streams) {
        double bytesIn = 0;
        double recordsIn = 0;
        double bytesOut = 0;
        double recordsOut = 0;
        double writeThrottles = 0;
        double readThrottles = 0;
        for (Throughput stream : streams) {
            bytesIn += stream.bytesIn();
            recordsIn += stream.recordsIn();
            bytesOut += stream.bytesOut();
            recordsOut += stream.recordsOut();
            writeThrottles += stream.writeThrottles();
            readThrottles += stream.readThrottles();
        }
        return new Throughput(epochMillis, bytesIn, recordsIn, bytesOut, recordsOut, writeThrottles, readThrottles);
    }

    private static double rate(double sum, Span span) {
        return Double.isNaN(sum) ? 0 : sum / span.periodSeconds();
    }
}
