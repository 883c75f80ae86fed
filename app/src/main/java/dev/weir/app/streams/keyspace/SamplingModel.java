package dev.weir.app.streams.keyspace;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples of a stream's shards while it is on and shown: of the busiest, or of all where their loads are known in no other
 * way. On a production connection it is off until a person switches it on. JavaFX thread only.
 */
public final class SamplingModel {

    private static final Duration TURN = Duration.ofSeconds(1);
    /** How many of the busiest shards are sampled where their loads are known. */
    private static final int BUSIEST = 16;

    private static final int MOST_SHARDS = SampleBook.SHARDS;
    /** Powers of two, which their order relies on. */
    private static final int FIRST_PROBES = 4;

    private static final int CHOSEN_PROBES = 16;
    private static final int TURNS_REMEMBERED = 10;

    private final Workspace workspace;
    private final KeySpaceModel model;
    private final SampleBook book = new SampleBook();
    private final BooleanProperty on;
    private final ReadOnlyObjectWrapper<Spent> spent = new ReadOnlyObjectWrapper<>(Spent.NOTHING);
    private final ReadOnlyObjectWrapper<Map<String, KeySketch.Found>> keys = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final Deque<SamplingTurn.Result> lately = new ArrayDeque<>();
    private final Set<String> probed = new HashSet<>();
    private String chosen = "";
    private List<ShardLife> aim = List.of();
    private Background.@Nullable Handle running;
    private @Nullable SamplingTurn turn;
    private boolean shown;

    /**
     * What sampling costs the stream, a second, lately.
     *
     * @param shards how many shards are sampled
     * @param reads calls of GetRecords a second, of all shards
     * @param bytes read a second
     * @param refused calls refused lately because a shard's readers had used up what it gives
     */
    public record Spent(int shards, double reads, double bytes, int refused) {

        static final Spent NOTHING = new Spent(0, 0, 0, 0);

        /** The mean reads of a shard a second, of the five that it gives to all its readers. */
        public double readsAShard() {
            return shards == 0 ? 0 : reads / shards;
        }
    }

    public SamplingModel(Workspace workspace, KeySpaceModel model) {
        this.workspace = workspace;
        this.model = model;
        this.on = new SimpleBooleanProperty(workspace.connection().kind() != Connection.Kind.PRODUCTION);
        on.subscribe((before, now) -> follow());
        model.lineage().subscribe((before, now) -> aim());
        model.change().subscribe((before, now) -> aim());
    }

    /** Whether shards are read for samples. */
    public BooleanProperty on() {
        return on;
    }

    public ReadOnlyObjectProperty<Spent> spent() {
        return spent.getReadOnlyProperty();
    }

    /** The most frequent keys of each sampled shard; a new object with each turn. */
    ReadOnlyObjectProperty<Map<String, KeySketch.Found>> keys() {
        return keys.getReadOnlyProperty();
    }

    /** Why the shards cannot be read, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The shards that are read now. */
    List<ShardLife> aimed() {
        return aim;
    }

    SampleBook book() {
        return book;
    }

    public void shown() {
        shown = true;
        follow();
    }

    public void hidden() {
        shown = false;
        follow();
    }

    /** Samples this shard too, all over the time that is shown; empty for none. */
    void choose(String shardId) {
        chosen = shardId;
        aim();
        probe(shardId, CHOSEN_PROBES, model.span().get());
    }

    private void follow() {
        boolean wanted = shown && on.get();
        model.sampling(on.get());
        Background.Handle current = running;
        if (!wanted && current != null) {
            current.cancel();
            running = null;
            turn = null;
            lately.clear();
            spent.set(Spent.NOTHING);
        } else if (wanted && current == null) {
            SamplingTurn fresh = new SamplingTurn(workspace.clients(), model.streamName(), workspace.clock(), book);
            turn = fresh;
            probed.clear();
            aim = List.of();
            aim();
            if (!chosen.isEmpty()) {
                probe(chosen, CHOSEN_PROBES, model.span().get());
            }
            running = workspace
                    .background()
                    .repeat(Text.of("Sample {0}", model.streamName()), TURN, fresh, this::sampled, this::failed);
        }
    }

    private void aim() {
        SamplingTurn now = turn;
        if (now == null) {
            return;
        }
        List<ShardLife> wanted = new ArrayList<>();
        Lineage lineage = model.lineage().get();
        if (model.source().get() == LoadSource.SHARD_METRICS) {
            HotSpots hot = new HotSpots(lineage, model.loads(), Measure.WORST_IN);
            hot.busy().stream().limit(BUSIEST).forEach(wanted::add);
        } else {
            lineage.open().stream().limit(MOST_SHARDS - 1L).forEach(wanted::add);
        }
        ShardLife also = lineage.shard(chosen);
        if (also != null && !wanted.contains(also)) {
            wanted.add(also);
        }
        if (!wanted.equals(aim)) {
            aim = List.copyOf(wanted);
            now.aim(aim);
            for (ShardLife shard : aim) {
                if (model.source().get() == LoadSource.SHARD_METRICS && probed.add(shard.id())) {
                    probe(shard.id(), FIRST_PROBES, Duration.ofMinutes(KeySketch.MINUTES));
                }
            }
        }
    }

    /** Looks at some times of the past, spread evenly and far apart ones first, so that few already say something. */
    private void probe(String shardId, int count, Duration back) {
        SamplingTurn now = turn;
        ShardLife shard = model.lineage().get().shard(shardId);
        if (now == null || shard == null) {
            return;
        }
        Instant end = workspace.clock().instant();
        Instant born = shard.began().latest();
        Instant begin = born.isAfter(end.minus(back)) ? born : end.minus(back);
        Duration slice = Duration.between(begin, end).dividedBy(count);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(count));
            // A probe reads on from its time, so it stands at the begin of its slice.
            Instant time = begin.plus(slice.multipliedBy(place));
            if (!model.loads()
                    .quiet(shardId, time.toEpochMilli(), time.plus(slice).toEpochMilli())) {
                times.add(time);
            }
        }
        now.probe(shardId, times);
    }

    private void sampled(SamplingTurn.Result result) {
        failure.set(null);
        lately.addLast(result);
        if (lately.size() > TURNS_REMEMBERED) {
            lately.removeFirst();
        }
        double seconds = lately.size() * TURN.toMillis() / 1000.0;
        spent.set(new Spent(
                aim.size(),
                lately.stream().mapToInt(SamplingTurn.Result::reads).sum() / seconds,
                lately.stream().mapToLong(SamplingTurn.Result::bytes).sum() / seconds,
                lately.stream().mapToInt(SamplingTurn.Result::refused).sum()));
        model.takeSampled(result.points());
        if (result.reads() > 0 || !keys.get().equals(result.keys())) {
            keys.set(result.keys());
        }
    }

    private void failed(Failure reason) {
        failure.set(reason);
        spent.set(Spent.NOTHING);
    }
}
