package dev.weir.app.streams;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.History;
import dev.weir.app.metrics.LiveWindow;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The live throughput of one stream's shards. Few shards are read each second; of hundreds the same seconds are read,
 * but several at a time. JavaFX thread only.
 */
public final class ShardFigures {

    /** After this many polls the choice of the busiest shards is made anew. */
    private static final int POLLS_A_CHOICE = 10;

    private final Workspace workspace;
    private final String streamName;
    private final List<ShardRow> rows;
    private final LiveWindow window;
    private final History streamHistory = new History();
    private final ReadOnlyObjectWrapper<MetricLevel> level = new ReadOnlyObjectWrapper<>(MetricLevel.SHARD);
    private final ReadOnlyObjectWrapper<Throughput> stream = new ReadOnlyObjectWrapper<>(Throughput.UNKNOWN);
    private final ReadOnlyObjectWrapper<ChartUpdate> update = new ReadOnlyObjectWrapper<>(ChartUpdate.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper iteratorAge = new ReadOnlyDoubleWrapper(Double.NaN);
    private List<ShardRow> charted = List.of();
    private boolean drawn;
    private int polls;
    private ShardPoll.@Nullable Targets targets;
    private Background.@Nullable Handle polling;

    ShardFigures(Workspace workspace, String streamName, List<ShardRow> rows) {
        this.workspace = workspace;
        this.streamName = streamName;
        this.rows = rows;
        Duration tick = Duration.ofSeconds(1);
        this.window = workspace.connection().embedded()
                ? LiveWindow.eachSecond(workspace.clock(), tick, History.CAPACITY)
                : LiveWindow.eachMinute(workspace.clock(), Duration.ofSeconds(15));
    }

    /** Whether the lines are shards or the stream. */
    public ReadOnlyObjectProperty<MetricLevel> level() {
        return level.getReadOnlyProperty();
    }

    /** The whole stream's newest rates. */
    public ReadOnlyObjectProperty<Throughput> stream() {
        return stream.getReadOnlyProperty();
    }

    /** What to draw; a new object each time there is something. */
    public ReadOnlyObjectProperty<ChartUpdate> update() {
        return update.getReadOnlyProperty();
    }

    /** Why there are no figures, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Milliseconds that the slowest reader is behind, as GetRecords counts it; not-a-number if nobody reads. */
    public ReadOnlyDoubleProperty iteratorAge() {
        return iteratorAge.getReadOnlyProperty();
    }

    /** Shards drawn, at most {@link ChartedShards#MOST}. */
    public int chartedCount() {
        return charted.size();
    }

    /** Seconds that each point covers. */
    public int periodSeconds() {
        return window.periodSeconds();
    }

    /** Reads what the stream consists of now; called whenever it has been looked at. */
    void follow(StreamFacts facts) {
        boolean each = workspace.connection().embedded() || facts.shardMetrics();
        level.set(each ? MetricLevel.SHARD : MetricLevel.STREAM);
        ShardPoll.Targets newer = new ShardPoll.Targets(level.get(), each ? shardIds() : List.of());
        if (!newer.equals(targets) || polling == null) {
            close();
            targets = newer;
            start(newer);
        }
    }

    /** Stops reading; idempotent. */
    void close() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    /** A closed shard is read too, it may still be consumed; of very many shards only the open ones. */
    private List<String> shardIds() {
        boolean few = rows.size() <= 2 * ChartedShards.MOST;
        return rows.stream()
                .filter(row -> few || row.entry().get().open())
                .map(ShardRow::id)
                .toList();
    }

    private void start(ShardPoll.Targets what) {
        Duration tick = Duration.ofSeconds(15);
        if (window.periodSeconds() == 1) {
            int count = what.shardIds().size();
            tick = Duration.ofSeconds(count <= 100 ? 1 : count <= 250 ? 2 : 5);
            window.pace(tick, count <= ChartedShards.MOST ? History.CAPACITY : count <= 100 ? 300 : 60);
        }
        ShardPoll poll = new ShardPoll(workspace.clients(), streamName, window, what);
        polling = workspace
                .background()
                .repeat(Text.of("Read metrics of {0}", streamName), tick, poll, this::received, this::failed);
    }

    private void received(ShardPoll.Result result) {
        failure.set(null);
        if (result.span() == null) {
            return;
        }
        window.received(result.span(), result.stream().stream().anyMatch(Throughput::flows));
        iteratorAge.set(result.iteratorAgeMillis());
        List<Throughput> ofStream = streamHistory.addAll(result.stream());
        stream.set(streamHistory.newest());
        List<ChartUpdate.Line> lines = new ArrayList<>();
        for (ShardRow row : rows) {
            List<Throughput> newer = row.add(result.shards().getOrDefault(row.id(), List.of()));
            if (charted.contains(row)) {
                lines.add(line(row, newer));
            }
        }
        if (level.get() == MetricLevel.STREAM) {
            draw(List.of(), List.of(streamLine(ofStream)));
        } else if (polls++ % POLLS_A_CHOICE == 0 || rows.size() <= ChartedShards.MOST) {
            draw(ChartedShards.choose(rows), lines);
        } else {
            draw(charted, lines);
        }
    }

    /** Adds to the lines that are drawn, or begins anew if others are to be drawn. */
    private void draw(List<ShardRow> chosen, List<ChartUpdate.Line> newer) {
        if (drawn && chosen.equals(charted)) {
            update.set(new ChartUpdate(false, newer));
            return;
        }
        drawn = true;
        charted = chosen;
        List<ChartUpdate.Line> whole = level.get() == MetricLevel.STREAM
                ? List.of(streamLine(streamHistory.toList()))
                : chosen.stream().map(row -> line(row, row.history())).toList();
        update.set(new ChartUpdate(true, whole));
    }

    private static ChartUpdate.Line line(ShardRow row, List<Throughput> points) {
        ShardEntry shard = row.entry().get();
        return new ChartUpdate.Line(shard.id(), shard.shortName(), shard.index() % 10, points);
    }

    private static ChartUpdate.Line streamLine(List<Throughput> points) {
        return new ChartUpdate.Line("", Text.of("all shards"), 0, points);
    }

    private void failed(Failure reason) {
        failure.set(reason);
        stream.set(Throughput.UNKNOWN);
        iteratorAge.set(Double.NaN);
        rows.forEach(ShardRow::unknown);
    }
}
