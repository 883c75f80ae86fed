package dev.weir.app.streams.keyspace;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the map of a stream's key space shows: its shards in their time, and their loads. It is fed with the shards' live
 * figures by {@link #take} and asks for the past itself. Works only between {@link #shown} and {@link #hidden}. JavaFX
 * thread only.
 */
public final class KeySpaceModel {

    private static final Duration EMBEDDED_KEEPS = Duration.ofHours(1);
    private static final Duration ELSEWHERE_KEEPS = Duration.ofHours(24);
    /** How often the shards are listed anew, although nobody said that they changed. */
    private static final Duration RELIST = Duration.ofSeconds(20);

    private static final long SLACK_MILLIS = 65_000;

    private final Workspace workspace;
    private final String streamName;
    private final Sightings sightings = new Sightings();
    private final LoadHistory metered;
    private final LoadHistory sampled = new LoadHistory(SampledLoads.CELL_SECONDS, 1440);
    private final ReadOnlyObjectWrapper<Lineage> lineage = new ReadOnlyObjectWrapper<>(Lineage.EMPTY);
    private final ReadOnlyObjectWrapper<LoadSource> source = new ReadOnlyObjectWrapper<>(LoadSource.SHARD_METRICS);
    private final ReadOnlyObjectWrapper<LoadChange> change = new ReadOnlyObjectWrapper<>(LoadChange.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> listFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> pastFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> metricsFailure = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.WORST_IN);
    private final ObjectProperty<Duration> span;
    private Background.@Nullable Handle listing;
    private Background.@Nullable Handle past;
    private @Nullable Instant created;
    /** How far back the past has been asked for. */
    private long pastFrom = Long.MAX_VALUE;
    /** Where the live figures left a hole in what was known; the greatest long while there is none. */
    private long holeFrom = Long.MAX_VALUE;

    private boolean metricsSay = true;
    private boolean sampling;
    private boolean shown;

    public KeySpaceModel(Workspace workspace, String streamName) {
        this.workspace = workspace;
        this.streamName = streamName;
        boolean seconds = workspace.connection().embedded();
        this.metered = seconds ? new LoadHistory(1, 3_700) : new LoadHistory(60, 1_450);
        this.span = new SimpleObjectProperty<>(spans().getFirst());
        span.subscribe((before, now) -> askForPast());
    }

    public String streamName() {
        return streamName;
    }

    /** The stretches of time that can be shown, shortest first. */
    public List<Duration> spans() {
        return workspace.connection().embedded()
                ? List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), EMBEDDED_KEEPS)
                : List.of(Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(12), ELSEWHERE_KEEPS);
    }

    /** How much time is shown. */
    public ObjectProperty<Duration> span() {
        return span;
    }

    /** What the shards are coloured by. */
    public ObjectProperty<Measure> measure() {
        return measure;
    }

    /** The shards; empty until they were listed. */
    public ReadOnlyObjectProperty<Lineage> lineage() {
        return lineage.getReadOnlyProperty();
    }

    /** Where the loads come from. */
    public ReadOnlyObjectProperty<LoadSource> source() {
        return source.getReadOnlyProperty();
    }

    /** What is to be drawn anew; a new object each time. */
    public ReadOnlyObjectProperty<LoadChange> change() {
        return change.getReadOnlyProperty();
    }

    /** Why the shards' times could not be listed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> listFailure() {
        return listFailure.getReadOnlyProperty();
    }

    /** Why the past could not be read, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> pastFailure() {
        return pastFailure.getReadOnlyProperty();
    }

    /** Why CloudWatch tells nothing of the shards, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> metricsFailure() {
        return metricsFailure.getReadOnlyProperty();
    }

    /** The loads that are shown now. */
    LoadHistory loads() {
        return source.get() == LoadSource.SAMPLED_READS ? sampled : metered;
    }

    public void shown() {
        shown = true;
        list();
    }

    public void hidden() {
        shown = false;
        end(listing);
        end(past);
        listing = null;
        past = null;
    }

    /** The stream's shards are no longer what they were. */
    public void shardsChanged() {
        if (shown) {
            list();
        }
    }

    /** When the stream was created, as the service says. */
    public void created(@Nullable Instant when) {
        created = when;
    }

    /**
     * Whether CloudWatch has figures of each shard; where it has not, loads come from sampled reads, if any.
     *
     * @param failure why it could not be asked, or null
     */
    public void metricsSay(boolean each, @Nullable Failure failure) {
        metricsSay = each;
        metricsFailure.set(failure);
        choose();
    }

    /** Whether the shards are being read. */
    void sampling(boolean on) {
        sampling = on;
        choose();
    }

    private void choose() {
        LoadSource now = metricsSay ? LoadSource.SHARD_METRICS : sampling ? LoadSource.SAMPLED_READS : LoadSource.NONE;
        if (now != source.get()) {
            source.set(now);
            change.set(new LoadChange(loads().newestMillis(), Long.MIN_VALUE));
        }
    }

    /** Takes the live figures of the shards, each oldest first; known ones are no harm. */
    public void take(Map<String, List<Throughput>> points) {
        long before = metered.newestMillis();
        long since = add(metered, points);
        if (before != Long.MIN_VALUE && since != Long.MAX_VALUE && since > before) {
            holeFrom = Math.min(holeFrom, before);
        }
        askForPast();
    }

    /** Takes what the sampled reads counted. */
    void takeSampled(Map<String, List<Throughput>> points) {
        add(sampled, points);
    }

    private long add(LoadHistory to, Map<String, List<Throughput>> points) {
        long before = to.newestMillis();
        long since = Long.MAX_VALUE;
        for (Map.Entry<String, List<Throughput>> shard : points.entrySet()) {
            since = Math.min(since, to.addAll(shard.getKey(), shard.getValue()));
        }
        if (to == loads() && (since != Long.MAX_VALUE || to.newestMillis() != before)) {
            change.set(new LoadChange(to.newestMillis(), since));
        }
        return since;
    }

    private void list() {
        end(listing);
        listing = workspace
                .background()
                .repeat(
                        Text.of("List the shards of {0}", streamName),
                        RELIST,
                        () -> ListedShard.list(workspace.clients().kinesis(), streamName),
                        this::listed,
                        listFailure::set);
    }

    private void listed(List<ListedShard> shards) {
        Instant now = workspace.clock().instant();
        listFailure.set(null);
        sightings.look(shards, now);
        Lineage next = Lineage.of(shards, sightings, created, now);
        List<String> ids = next.lives().stream().map(ShardLife::id).toList();
        metered.forgetOthers(ids);
        sampled.forgetOthers(ids);
        if (!next.lives().equals(lineage.get().lives())) {
            lineage.set(next);
        }
        askForPast();
    }

    /**
     * Asks for what the live figures do not tell: what was before the first of them, and what they leave out after a pause,
     * since they do not believe in a silence that nobody watched.
     */
    private void askForPast() {
        long newest = metered.newestMillis();
        if (!shown
                || !metricsSay
                || past != null
                || newest == Long.MIN_VALUE
                || lineage.get().lives().isEmpty()) {
            return;
        }
        long wanted = newest - span.get().toMillis();
        boolean hole = holeFrom != Long.MAX_VALUE;
        if (!hole && pastFrom <= wanted + SLACK_MILLIS) {
            return;
        }
        long from = hole ? Math.max(holeFrom, wanted) : wanted;
        Instant begin = Instant.ofEpochMilli(from);
        List<String> ids = lineage.get().lives().stream()
                .filter(life -> life.ended() == null || life.ended().latest().isAfter(begin))
                .map(ShardLife::id)
                .toList();
        PastLoads look = new PastLoads(
                workspace.clients().cloudWatch(),
                streamName,
                ids,
                from / 1000,
                newest / 1000,
                metered.periodSeconds(),
                hole);
        if (hole) {
            holeFrom = Long.MAX_VALUE;
        } else {
            pastFrom = from;
        }
        past = workspace
                .background()
                .run(Text.of("Read the past loads of {0}", streamName), look, this::pastRead, failure -> {
                    past = null;
                    pastFailure.set(failure);
                });
    }

    private void pastRead(PastLoads.Result result) {
        past = null;
        pastFailure.set(null);
        result.shards().forEach((id, points) -> metered.fill(id, points, result.periodSeconds()));
        if (loads() == metered) {
            change.set(new LoadChange(metered.newestMillis(), Long.MIN_VALUE));
        }
        askForPast();
    }

    private static void end(Background.@Nullable Handle handle) {
        if (handle != null) {
            handle.cancel();
        }
    }
}
