package dev.weir.app.streams.consumers;

import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Estimates how many records arrived in a shard since a time, from CloudWatch's count of the shard. Sequence numbers do
 * not count records, so this is the nearest there is: it needs the shard metric IncomingRecords, and on AWS it lags by
 * a minute or two. Blocks: virtual threads only.
 */
final class WaitingRecords {

    /** The most shards that one look asks about: AWS bills each metric that is read. */
    static final int MOST_SHARDS = 100;

    private final CloudWatchClient cloudWatch;
    private final String streamName;
    private final int finestSeconds;

    /** @param finestSeconds the shortest period that the endpoint counts by: 1 on the embedded broker, else 60 */
    WaitingRecords(CloudWatchClient cloudWatch, String streamName, int finestSeconds) {
        this.cloudWatch = cloudWatch;
        this.streamName = streamName;
        this.finestSeconds = finestSeconds;
    }

    /** Estimates each shard's records since its time; a shard that CloudWatch knows nothing of is left out. */
    Map<String, Double> since(Map<String, Instant> shards, Instant now) {
        Map<String, Double> waiting = new HashMap<>();
        List<String> asked = shards.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_SHARDS)
                .map(Map.Entry::getKey)
                .toList();
        if (asked.isEmpty()) {
            return waiting;
        }
        Instant earliest = shards.getOrDefault(asked.getFirst(), now);
        int period = period(Duration.between(earliest, now));
        long from = Math.floorDiv(earliest.getEpochSecond(), period) * period;
        long to = Math.floorDiv(now.getEpochSecond(), period) * period + period;
        Span span = new Span(from, (int) ((to - from) / period), period, true);
        List<Metric> metrics = asked.stream()
                .map(shard -> Metric.sum("IncomingRecords", streamName, shard))
                .toList();
        Map<Metric, double[]> values = new MetricReader(cloudWatch).read(metrics, span);
        for (int i = 0; i < asked.size(); i++) {
            double[] counts = values.getOrDefault(metrics.get(i), new double[0]);
            double sum = sum(counts, from, period, shards.getOrDefault(asked.get(i), now));
            if (!Double.isNaN(sum)) {
                waiting.put(asked.get(i), sum);
            }
        }
        return waiting;
    }

    /** Of the first period only the part after the time counts; of a second, all, as records often come in one burst. */
    private static double sum(double[] counts, long from, int period, Instant since) {
        double sum = Double.NaN;
        double start = (since.toEpochMilli() / 1000.0 - from) / period;
        for (int i = (int) Math.max(0, start); i < counts.length; i++) {
            if (!Double.isNaN(counts[i])) {
                double part = period == 1 ? 1 : Math.min(1, i + 1 - start);
                sum = (Double.isNaN(sum) ? 0 : sum) + counts[i] * part;
            }
        }
        return sum;
    }

    /** At most some 1,000 periods, of a length that CloudWatch still keeps. */
    private int period(Duration age) {
        long seconds = Math.max(1, age.toSeconds());
        if (seconds <= 900) {
            return finestSeconds;
        }
        if (seconds <= 60_000) {
            return 60;
        }
        return seconds <= 300_000 ? 300 : 3_600;
    }
}
