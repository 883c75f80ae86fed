package dev.weir.app.delivery;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.History;
import dev.weir.app.metrics.LiveWindow;
import dev.weir.app.metrics.MetricReader;
import dev.weir.app.metrics.Span;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of the delivery streams that are watched: each second on the embedded broker, each minute elsewhere.
 * JavaFX thread only.
 */
final class DeliveryFeed {

    /** The most that are watched of the embedded broker. */
    static final int MOST_EMBEDDED = 60;

    /** The most elsewhere, where each metric that is read is billed; the one watched longest gives way. */
    static final int MOST_ELSEWHERE = 30;

    private final Workspace workspace;
    private final List<Measure> measures;
    private final Duration tick;
    private final int most;
    private final LinkedHashMap<String, Watched> watched = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle polling;
    /** A copy of what is watched, for the thread that reads; the windows are thread-safe. */
    private volatile Map<String, Watched> asking = Map.of();

    /** @param measures what is read of each */
    DeliveryFeed(Workspace workspace, List<Measure> measures) {
        this.workspace = workspace;
        this.measures = measures;
        boolean embedded = workspace.connection().embedded();
        this.tick = embedded ? Duration.ofSeconds(1) : Duration.ofSeconds(20);
        this.most = embedded ? MOST_EMBEDDED : MOST_ELSEWHERE;
    }

    private record Watched(
            DestinationType type, LiveWindow window, FigureHistory history, Consumer<List<Figures>> listener) {}

    private record Asked(String name, DestinationType type, Span span) {}

    private record Answered(Asked asked, List<Figures> figures) {}

    /** Why the last reading failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** How far back figures go at first, in words. */
    String span() {
        return workspace.connection().embedded() ? "10 min" : "3 h";
    }

    /** The length of a period. */
    int periodSeconds() {
        return workspace.connection().embedded() ? 1 : 60;
    }

    /**
     * Watches one; does nothing if it is watched already.
     *
     * @param listener given the figures that are new, and those known before at first
     */
    void watch(String name, DestinationType type, Consumer<List<Figures>> listener) {
        Watched known = watched.get(name);
        if (known != null && known.type() == type) {
            return;
        }
        LiveWindow window = workspace.connection().embedded()
                ? LiveWindow.eachSecond(workspace.clock(), tick, History.CAPACITY)
                : LiveWindow.eachMinute(workspace.clock(), tick);
        watched.put(name, new Watched(type, window, new FigureHistory(), listener));
        if (watched.size() > most) {
            watched.remove(watched.firstEntry().getKey());
        }
        asking = Map.copyOf(watched);
    }

    /** Watches only these from now on. */
    void retain(List<String> names) {
        watched.keySet().retainAll(names);
        asking = Map.copyOf(watched);
    }

    /** All figures that are known of one, oldest first. */
    List<Figures> history(String name) {
        Watched one = watched.get(name);
        return one == null ? List.of() : one.history().all();
    }

    void open() {
        if (polling == null) {
            polling = workspace
                    .background()
                    .repeat(Text.of("Read delivery metrics"), tick, this::read, this::received, this::failed);
        }
    }

    void close() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    private List<Answered> read() {
        Map<Span, List<Asked>> bySpan = new HashMap<>();
        asking.forEach((name, one) -> {
            Span span = one.window().next();
            if (span != null) {
                bySpan.computeIfAbsent(span, key -> new ArrayList<>()).add(new Asked(name, one.type(), span));
            }
        });
        List<Answered> answers = new ArrayList<>();
        MetricReader reader = new MetricReader(workspace.clients().cloudWatch());
        bySpan.forEach((span, asked) -> answers.addAll(read(reader, span, asked)));
        return answers;
    }

    private List<Answered> read(MetricReader reader, Span span, List<Asked> asked) {
        List<DeliveryMetric> metrics = new ArrayList<>();
        for (Asked one : asked) {
            measures.forEach(measure -> metrics.add(DeliveryMetric.of(one.name(), one.type(), measure)));
        }
        Map<DeliveryMetric, double[]> values = reader.read(metrics, span);
        List<Answered> answers = new ArrayList<>();
        for (Asked one : asked) {
            List<Figures> figures = new ArrayList<>(span.periods());
            for (int i = 0; i < span.periods(); i++) {
                int period = i;
                figures.add(new Figures(
                        span.endMillis(i), span.periodSeconds(), measure -> value(values, one, measure, period)));
            }
            answers.add(new Answered(one, figures));
        }
        return answers;
    }

    private static double value(Map<DeliveryMetric, double[]> values, Asked one, Measure measure, int period) {
        double[] line = values.get(DeliveryMetric.of(one.name(), one.type(), measure));
        return line == null ? Double.NaN : line[period];
    }

    private void received(List<Answered> answers) {
        failure.set(null);
        for (Answered answer : answers) {
            Watched one = watched.get(answer.asked().name());
            if (one != null && one.type() == answer.asked().type()) {
                one.window()
                        .received(
                                answer.asked().span(), answer.figures().stream().anyMatch(Figures::flows));
                one.listener().accept(one.history().addAll(answer.figures()));
            }
        }
    }

    private void failed(Failure reason) {
        failure.set(reason);
    }
}
