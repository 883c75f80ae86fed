package dev.weir.app.streams;

import dev.weir.app.connection.Clients;
import dev.weir.app.metrics.LiveWindow;
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
import org.jspecify.annotations.Nullable;

/** One look at a stream's throughput, shard by shard where CloudWatch counts so; blocks, for a virtual thread. */
final class ShardPoll implements Callable<ShardPoll.Result> {

    private final Clients clients;
    private final String streamName;
    private final LiveWindow window;
    private final Targets targets;

    ShardPoll(Clients clients, String streamName, LiveWindow window, Targets targets) {
        this.clients = clients;
        this.streamName = streamName;
        this.window = window;
        this.targets = targets;
    }

    /**
     * What to read.
     *
     * @param shardIds the shards; not looked at when the level is the stream
     */
    record Targets(MetricLevel level, List<String> shardIds) {}

    /**
     * What a poll brought.
     *
     * @param span null when no period has been completed since the last poll
     * @param stream the whole stream's points, oldest first
     * @param shards each shard's points, empty at stream level
     * @param iteratorAgeMillis the age of the last record that a consumer read, not-a-number if nobody reads
     */
    record Result(
            @Nullable Span span,
            List<Throughput> stream,
            Map<String, List<Throughput>> shards,
            double iteratorAgeMillis) {}

    @Override
    public synchronized Result call() {
        Span span = window.next();
        if (span == null) {
            return new Result(null, List.of(), Map.of(), Double.NaN);
        }
        Metric age = Metric.maximum("GetRecords.IteratorAgeMilliseconds", streamName);
        List<Metric> ofStream = ThroughputMetrics.ofStream(streamName);
        List<Metric> metrics = new ArrayList<>(ofStream);
        metrics.add(age);
        List<String> shardIds = targets.level() == MetricLevel.SHARD ? targets.shardIds() : List.of();
        shardIds.forEach(id -> metrics.addAll(ThroughputMetrics.ofShard(streamName, id)));
        Map<Metric, double[]> values = new MetricReader(clients.cloudWatch()).read(metrics, span);
        int firstKnown = ThroughputMetrics.firstKnown(values, span);
        Map<String, List<Throughput>> shards = new LinkedHashMap<>();
        for (String id : shardIds) {
            shards.put(
                    id, ThroughputMetrics.points(ThroughputMetrics.ofShard(streamName, id), values, span, firstKnown));
        }
        double[] ages = values.getOrDefault(age, new double[] {Double.NaN});
        return new Result(
                span, ThroughputMetrics.points(ofStream, values, span, firstKnown), shards, ages[ages.length - 1]);
    }
}
