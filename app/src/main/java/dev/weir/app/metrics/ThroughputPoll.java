package dev.weir.app.metrics;

import dev.weir.app.connection.Clients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One look at the account's throughput; blocks, so it runs on a virtual thread. */
final class ThroughputPoll implements Callable<ThroughputPoll.Result> {

    private final Clients clients;
    private final InstantSource clock;
    private final LiveWindow window;
    private final Duration relist;
    private final WatchedStreams watched;
    private WatchedStreams.@Nullable Choice choice;
    private Instant listed = Instant.EPOCH;

    /**
     * Makes a poll.
     *
     * @param relist how long a list of streams is good for
     * @param most the most streams to read
     */
    ThroughputPoll(Clients clients, InstantSource clock, LiveWindow window, Duration relist, int most) {
        this.clients = clients;
        this.clock = clock;
        this.window = window;
        this.relist = relist;
        this.watched = new WatchedStreams(clients, relist.dividedBy(2), most);
    }

    /**
     * What a poll brought.
     *
     * @param span the periods that the points cover, or null when no period has been completed since the last poll
     * @param total the watched streams' sum, oldest first
     * @param streams each watched stream's points, oldest first
     */
    record Result(
            @Nullable Span span, Coverage coverage, List<Throughput> total, Map<String, List<Throughput>> streams) {}

    @Override
    public synchronized Result call() {
        Span span = window.next();
        WatchedStreams.Choice known = choice;
        WatchedStreams.Choice current = span == null && known != null ? known : choice();
        if (span == null) {
            return new Result(null, current.coverage(), List.of(), Map.of());
        }
        List<Metric> metrics = new ArrayList<>();
        current.names().forEach(name -> metrics.addAll(ThroughputMetrics.ofStream(name)));
        Map<Metric, double[]> values = new MetricReader(clients.cloudWatch()).read(metrics, span);
        int firstKnown = ThroughputMetrics.firstKnown(values, span);
        Map<String, List<Throughput>> streams = new LinkedHashMap<>();
        for (String name : current.names()) {
            streams.put(name, ThroughputMetrics.points(ThroughputMetrics.ofStream(name), values, span, firstKnown));
        }
        List<Throughput> total = new ArrayList<>();
        for (int i = firstKnown; i < span.periods(); i++) {
            int point = i - firstKnown;
            total.add(ThroughputMetrics.sum(
                    span.endMillis(i),
                    streams.values().stream().map(points -> points.get(point)).toList()));
        }
        return new Result(span, current.coverage(), total, streams);
    }

    private WatchedStreams.Choice choice() {
        Instant now = clock.instant();
        WatchedStreams.Choice current = choice;
        if (current == null || listed.plus(relist).isBefore(now)) {
            current = watched.choose();
            choice = current;
            listed = now;
        }
        return current;
    }
}
