package dev.weir.app.records.ruler;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/**
 * What the service says for the ruler. Each part may be refused by itself.
 *
 * @param retention how long records are kept; 24 hours where it is not known
 * @param created when the stream was made, or null where it is not known
 * @param retentionRefused why the retention is not known, or null
 * @param density arrivals by CloudWatch, or {@link RulerDensity#NOTHING}
 * @param densityRefused why CloudWatch gave none, or null
 */
record RulerFacts(
        Duration retention,
        @Nullable Instant created,
        @Nullable Failure retentionRefused,
        RulerDensity density,
        @Nullable Failure densityRefused) {

    /** The shortest retention that there is. */
    static final Duration USUAL = Duration.ofHours(24);

    /** Asks. Blocks. */
    static RulerFacts read(
            KinesisClient kinesis,
            CloudWatchClient cloudWatch,
            String streamName,
            @Nullable TimeSpan view,
            int shortestPeriod,
            Instant now) {
        Duration retention = USUAL;
        Instant created = null;
        Failure refused = null;
        try {
            StreamDescriptionSummary summary = kinesis.describeStreamSummary(request -> request.streamName(streamName))
                    .streamDescriptionSummary();
            Integer hours = summary.retentionPeriodHours();
            retention = hours == null ? USUAL : Duration.ofHours(hours);
            created = summary.streamCreationTimestamp();
        } catch (SdkException e) {
            refused = Failures.of(e, Text.of("Ask how long records are kept"));
        }
        TimeSpan shown = view != null ? view : whole(retention, created, now);
        try {
            RulerDensity density = density(cloudWatch, streamName, shown, shortestPeriod, now);
            return new RulerFacts(retention, created, refused, density, null);
        } catch (SdkException e) {
            Failure why = Failures.of(e, Text.of("Ask CloudWatch how much arrived"));
            return new RulerFacts(retention, created, refused, RulerDensity.NOTHING, why);
        }
    }

    /** All that may have been kept. */
    static TimeSpan whole(Duration retention, @Nullable Instant created, Instant now) {
        Instant from = now.minus(retention);
        // A young stream has nothing from before it was made; clocks may differ by some seconds.
        Instant made = created == null ? from : created.minusSeconds(5);
        Instant begin = made.isAfter(from) ? made : from;
        Instant latest = now.minusMillis(TimeSpan.SHORTEST * 60);
        return new TimeSpan((begin.isAfter(latest) ? latest : begin).toEpochMilli(), now.toEpochMilli());
    }

    private static RulerDensity density(
            CloudWatchClient cloudWatch, String streamName, TimeSpan shown, int shortestPeriod, Instant now) {
        Duration age = Duration.between(Instant.ofEpochMilli(shown.from()), now);
        int period = DensityPeriod.seconds(shown, shortestPeriod, age);
        long from = Math.floorDiv(shown.from() / 1_000, (long) period) * period;
        long to = shown.to() / 1_000 + 1;
        int periods = (int) Math.max(1, (to - from + period - 1) / period);
        Metric metric = Metric.sum("IncomingRecords", streamName);
        double[] counts = new MetricReader(cloudWatch)
                .read(java.util.List.of(metric), new Span(from, periods, period, true))
                .getOrDefault(metric, new double[0]);
        boolean some = Arrays.stream(counts).anyMatch(count -> count > 0);
        return some
                ? new RulerDensity(RulerDensity.Source.CLOUD_WATCH, from * 1_000, period * 1_000L, counts)
                : RulerDensity.NOTHING;
    }
}
