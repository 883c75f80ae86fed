package dev.weir.app.capsule;

import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * About how much a capsule will hold, from what CloudWatch counted coming in.
 *
 * @param records in all streams
 * @param bytes of their data
 * @param cut whether some stream has more records than are taken of each
 */
record SizeEstimate(long records, long bytes, boolean cut) {

    /** What a line has beside its data, bytes. */
    private static final int LINE = 190;

    private static final Duration LONGEST = Duration.ofDays(7);

    /** Asks CloudWatch. Blocks; throws what the SDK throws. */
    static SizeEstimate read(
            CloudWatchClient cloudWatch, Collection<String> streams, SavedTime time, long most, Instant now) {
        Duration back = time.back() == null ? LONGEST : time.back();
        int period = back.compareTo(Duration.ofHours(1)) > 0 ? 3600 : 60;
        long end = Math.ceilDiv(now.getEpochSecond(), period) * period;
        int periods = Math.toIntExact(Math.ceilDiv(back.toSeconds(), period) + 1);
        Span span = new Span(end - (long) periods * period, periods, period, true);
        List<Metric> metrics = new ArrayList<>();
        for (String stream : streams) {
            metrics.add(Metric.sum("IncomingRecords", stream));
            metrics.add(Metric.sum("IncomingBytes", stream));
        }
        return of(new MetricReader(cloudWatch).read(metrics, span), streams, most);
    }

    static SizeEstimate of(Map<Metric, double[]> values, Collection<String> streams, long most) {
        long records = 0;
        long bytes = 0;
        boolean cut = false;
        for (String stream : streams) {
            double came = sum(values.get(Metric.sum("IncomingRecords", stream)));
            double brought = sum(values.get(Metric.sum("IncomingBytes", stream)));
            double taken = Math.min(came, (double) most);
            cut |= came > most;
            records += Math.round(taken);
            bytes += came == 0 ? 0 : Math.round(brought * taken / came);
        }
        return new SizeEstimate(records, bytes, cut);
    }

    private static double sum(double @Nullable [] values) {
        return values == null
                ? 0
                : Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
    }

    String words() {
        if (records == 0) {
            return Text.of("CloudWatch counted no records in that time: the capsule will be small.");
        }
        String about = Text.of(
                "About {0}, {1} of data; before compression the file is about {2}.",
                Text.count(records, "{0} record", "{0} records"),
                Format.bytes((double) bytes),
                Format.bytes(bytes * 4 / 3.0 + records * (double) LINE));
        return cut ? about + " " + Text.of("Some streams have more than are taken of each.") : about;
    }
}
