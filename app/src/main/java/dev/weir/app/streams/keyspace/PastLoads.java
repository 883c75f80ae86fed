package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Reads from CloudWatch what the shards carried before anybody looked. Of many shards or a long time it reads averages
 * over longer periods, so that the answer stays small. Blocks: virtual threads only.
 */
final class PastLoads implements Callable<PastLoads.Result> {

    /** The most figures that one look into the past brings. */
    static final int MOST_FIGURES = 250_000;

    private static final int METRICS_A_SHARD = 6;
    private static final int[] PERIODS = {1, 5, 10, 30, 60, 120, 300, 900, 3600};

    private final CloudWatchClient cloudWatch;
    private final String streamName;
    private final List<String> shardIds;
    private final Span span;
    private final boolean trusted;

    /**
     * Makes a look.
     *
     * @param least the shortest period that CloudWatch counts here, in seconds
     * @param trusted whether it is known that CloudWatch counted all that time: then silence means that nothing happened;
     *     else it does only after the first figure of any shard
     */
    PastLoads(
            CloudWatchClient cloudWatch,
            String streamName,
            List<String> shardIds,
            long fromSecond,
            long toSecond,
            int least,
            boolean trusted) {
        this.cloudWatch = cloudWatch;
        this.streamName = streamName;
        this.shardIds = shardIds;
        this.trusted = trusted;
        this.span = span(shardIds.size(), fromSecond, toSecond, least);
    }

    /**
     * What was read.
     *
     * @param periodSeconds how long each figure was averaged over
     */
    record Result(int periodSeconds, Map<String, List<Throughput>> shards) {}

    static Span span(int shards, long fromSecond, long toSecond, int least) {
        int period = least;
        for (int candidate : PERIODS) {
            period = Math.max(least, candidate);
            long periods = (toSecond - fromSecond) / period;
            if (periods * METRICS_A_SHARD * Math.max(1, shards) <= MOST_FIGURES) {
                break;
            }
        }
        long from = Math.floorDiv(fromSecond, period) * period;
        int periods = (int) Math.max(1, (toSecond - from) / period);
        return new Span(from, periods, period, true);
    }

    @Override
    public Result call() {
        List<Metric> metrics = new ArrayList<>();
        shardIds.forEach(id -> metrics.addAll(ThroughputMetrics.ofShard(streamName, id)));
        Map<Metric, double[]> values = new MetricReader(cloudWatch).read(metrics, span);
        int firstKnown = trusted ? 0 : ThroughputMetrics.firstKnown(values, span);
        Map<String, List<Throughput>> shards = new LinkedHashMap<>();
        for (String id : shardIds) {
            shards.put(
                    id, ThroughputMetrics.points(ThroughputMetrics.ofShard(streamName, id), values, span, firstKnown));
        }
        return new Result(span.periodSeconds(), shards);
    }
}
