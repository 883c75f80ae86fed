package dev.weir.app.streams.configuration;

import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * What was written to a stream in hours long past, as CloudWatch counted it.
 *
 * @param records not-a-number if CloudWatch has nothing of that time
 */
record WrittenBefore(double records, double bytes) {

    private static final int HOUR = 3_600;

    /** The most periods that one look asks for. */
    private static final int MOST_PERIODS = 1_000;

    /**
     * Counts what is between two ages. Blocks: virtual threads only.
     *
     * @param oldest hours
     * @param newest hours, fewer
     */
    static WrittenBefore count(CloudWatchClient cloudWatch, String streamName, Instant now, int oldest, int newest) {
        int period = period(oldest, newest);
        long to = now.minus(Duration.ofHours(newest)).getEpochSecond() / period * period;
        long from = now.minus(Duration.ofHours(oldest)).getEpochSecond() / period * period;
        Span span = new Span(from, (int) Math.max(1, (to - from) / period), period, true);
        Metric records = Metric.sum("IncomingRecords", streamName);
        Metric bytes = Metric.sum("IncomingBytes", streamName);
        Map<Metric, double[]> values = new MetricReader(cloudWatch).read(List.of(records, bytes), span);
        return new WrittenBefore(sum(values.get(records)), sum(values.get(bytes)));
    }

    /** For instance {@code By CloudWatch's count about 1,204 records, 3.1 MiB.} */
    String words() {
        if (Double.isNaN(records)) {
            return Text.of("CloudWatch knows of none that old.");
        }
        return Text.of(
                "By CloudWatch's count these are about {0} records, {1}.",
                Format.count(Math.round(records)), Format.bytes(bytes));
    }

    /** CloudWatch keeps minutes for 15 days, five minutes for 63 days, hours for 455 days. */
    private static int period(int oldest, int newest) {
        int finest = oldest <= 15 * 24 ? 60 : oldest <= 63 * 24 ? 300 : HOUR;
        int wanted = (int) Math.ceil((oldest - newest) * (double) HOUR / MOST_PERIODS);
        return Math.max(finest, (wanted + finest - 1) / finest * finest);
    }

    private static double sum(double @org.jspecify.annotations.Nullable [] values) {
        if (values == null) {
            return Double.NaN;
        }
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
    }
}
