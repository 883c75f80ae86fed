package dev.weir.app.metrics;

import dev.weir.app.connection.Clients;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Throughput as CloudWatch counts it: each second on the embedded broker, each minute (and some two minutes late)
 * elsewhere. Of more streams than it watches it takes those with traffic; {@link #coverage()} says how many.
 */
public final class CloudWatchThroughputFeed implements ThroughputFeed {

    /** The most streams read of the embedded broker: 1,200 metrics, three calls a second. */
    static final int MOST_EMBEDDED = 200;

    /** The most streams read elsewhere. AWS bills each metric read: a hundred streams are 600 metrics a minute. */
    static final int MOST_ELSEWHERE = 100;

    private final Background background;
    private final LiveWindow window;
    private final ThroughputPoll poll;
    private final Duration tick;
    private final ReadOnlyObjectWrapper<Throughput> total = new ReadOnlyObjectWrapper<>(Throughput.UNKNOWN);
    private final ReadOnlyObjectWrapper<Map<String, Throughput>> streams = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Coverage> coverage = new ReadOnlyObjectWrapper<>(Coverage.NONE);
    private final History totalHistory = new History();
    private final Map<String, History> streamHistory = new HashMap<>();
    private int attached;
    private Background.@Nullable Handle polling;

    public CloudWatchThroughputFeed(Clients clients, Background background, Connection connection) {
        this(clients, background, connection, InstantSource.system());
    }

    CloudWatchThroughputFeed(Clients clients, Background background, Connection connection, InstantSource clock) {
        this.background = background;
        boolean embedded = connection.embedded();
        tick = embedded ? Duration.ofSeconds(1) : Duration.ofSeconds(15);
        window = embedded ? LiveWindow.eachSecond(clock, tick, History.CAPACITY) : LiveWindow.eachMinute(clock, tick);
        Duration relist = embedded ? Duration.ofSeconds(3) : Duration.ofMinutes(1);
        poll = new ThroughputPoll(clients, clock, window, relist, embedded ? MOST_EMBEDDED : MOST_ELSEWHERE);
    }

    @Override
    public ReadOnlyObjectProperty<Throughput> total() {
        return total.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Map<String, Throughput>> streams() {
        return streams.getReadOnlyProperty();
    }

    @Override
    public List<Throughput> history(@Nullable String streamName) {
        if (streamName == null) {
            return totalHistory.toList();
        }
        History history = streamHistory.get(streamName);
        return history == null ? List.of() : history.toList();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Coverage> coverage() {
        return coverage.getReadOnlyProperty();
    }

    @Override
    public int periodSeconds() {
        return window.periodSeconds();
    }

    @Override
    public Attachment attach() {
        attached++;
        if (polling == null) {
            polling = background.repeat(Text.of("Read metrics"), tick, poll, this::received, this::failed);
        }
        return new Attachment() {
            private boolean open = true;

            @Override
            public void close() {
                if (open) {
                    open = false;
                    detach();
                }
            }
        };
    }

    private void detach() {
        attached--;
        Background.Handle current = polling;
        if (attached == 0 && current != null) {
            current.cancel();
            polling = null;
        }
    }

    private void received(ThroughputPoll.Result result) {
        failure.set(null);
        coverage.set(result.coverage());
        Span span = result.span();
        if (span == null) {
            return;
        }
        window.received(span, result.total().stream().anyMatch(Throughput::flows));
        totalHistory.addAll(result.total());
        streamHistory.keySet().retainAll(result.streams().keySet());
        Map<String, Throughput> newest = new LinkedHashMap<>();
        result.streams().forEach((name, points) -> {
            History history = streamHistory.computeIfAbsent(name, key -> new History());
            history.addAll(points);
            newest.put(name, history.newest());
        });
        streams.set(newest);
        total.set(totalHistory.newest());
    }

    private void failed(Failure reason) {
        failure.set(reason);
        streams.set(Map.of());
        total.set(Throughput.UNKNOWN);
    }
}
