package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.LiveWindow;
import dev.weir.app.metrics.Metric;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How far behind readers are as CloudWatch tells it, followed while shown. JavaFX thread only. */
public final class ReaderAges {

    /** Periods that are kept: two minutes of seconds, or two hours of minutes. */
    static final int KEPT = 120;

    /** Seconds without a read after which nobody is said to read, where each second is counted. */
    private static final int PATIENCE = 10;

    /** The most fan-out consumers that are asked about. */
    private static final int MOST = 50;

    private final Workspace workspace;
    private final String streamName;
    private final LiveWindow window;
    private final Duration tick;
    private final Map<String, ArrayDeque<Double>> recent = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<ReaderAge>> ages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private volatile List<String> consumers = List.of();
    private Background.@Nullable Handle polling;

    private record Result(@Nullable Span span, Map<String, double[]> values) {}

    public ReaderAges(Workspace workspace, String streamName) {
        this.workspace = workspace;
        this.streamName = streamName;
        boolean embedded = workspace.connection().embedded();
        this.tick = embedded ? Duration.ofSeconds(1) : Duration.ofSeconds(15);
        this.window = embedded
                ? LiveWindow.eachSecond(workspace.clock(), tick, KEPT)
                : LiveWindow.eachMinute(workspace.clock(), tick);
    }

    /** Those that poll first, then each fan-out consumer; empty until the first answer. */
    public ReadOnlyObjectProperty<List<ReaderAge>> ages() {
        return ages.getReadOnlyProperty();
    }

    /** Why CloudWatch does not tell, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Seconds that each value covers. */
    public int periodSeconds() {
        return window.periodSeconds();
    }

    /** The fan-out consumers to ask about. */
    void follow(List<String> names) {
        consumers = names.stream().limit(MOST).toList();
    }

    public void shown() {
        hidden();
        polling = workspace
                .background()
                .repeat(Text.of("Read iterator ages of {0}", streamName), tick, this::look, this::seen, failure::set);
    }

    public void hidden() {
        if (polling != null) {
            polling.cancel();
            polling = null;
        }
    }

    private Result look() {
        Span span = window.next();
        if (span == null) {
            return new Result(null, Map.of());
        }
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("", Metric.maximum("GetRecords.IteratorAgeMilliseconds", streamName));
        for (String name : consumers) {
            metrics.put(name, Metric.maximumOfConsumer("SubscribeToShardEvent.MillisBehindLatest", streamName, name));
        }
        Map<Metric, double[]> values = new MetricReader(workspace.clients().cloudWatch()).read(metrics.values(), span);
        Map<String, double[]> byReader = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> byReader.put(name, values.getOrDefault(metric, new double[0])));
        return new Result(span, byReader);
    }

    private void seen(Result result) {
        failure.set(null);
        if (result.span() == null) {
            return;
        }
        window.received(result.span(), result.values().values().stream().anyMatch(ReaderAges::anyKnown));
        recent.keySet().retainAll(result.values().keySet());
        List<ReaderAge> newer = new ArrayList<>();
        result.values().forEach((reader, values) -> {
            ArrayDeque<Double> kept = recent.computeIfAbsent(reader, name -> new ArrayDeque<>());
            for (double value : values) {
                if (kept.size() == KEPT) {
                    kept.removeFirst();
                }
                kept.addLast(value);
            }
            newer.add(new ReaderAge(reader, newest(List.copyOf(kept)), List.copyOf(kept)));
        });
        ages.set(newer);
    }

    private static boolean anyKnown(double[] values) {
        return Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    }

    /** Who reads every few seconds leaves seconds without a read: it still reads. */
    private double newest(List<Double> values) {
        int looked = periodSeconds() == 1 ? PATIENCE : 1;
        for (Double value : values.reversed().subList(0, Math.min(looked, values.size()))) {
            if (!value.isNaN()) {
                return value;
            }
        }
        return Double.NaN;
    }
}
