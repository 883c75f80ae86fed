package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.log.RecordTest;
import dev.weir.app.records.tail.Courtesy;
import dev.weir.app.records.tail.Coverage;
import dev.weir.app.records.tail.JoinedStatus;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.TailSource;
import dev.weir.app.records.tail.TailStatus;
import dev.weir.app.records.tail.Until;
import dev.weir.app.shell.Masking;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What the Records page knows and can do: one stream at a time, read from one or more times on. Its rows change at most once a pulse;
 * figures that need counting change once a second. JavaFX thread only.
 */
public final class RecordsModel {

    /** What the reading is doing. */
    public enum Phase {
        /** No stream is chosen, or nothing was started yet. */
        IDLE,
        TAILING,
        /** Rows stand still; reading goes on as far as can be kept. */
        PAUSED,
        /** Ended by the person. */
        STOPPED,
        /** Ended by itself: all that was asked for has been read. */
        FINISHED
    }

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Supplier<KinesisClient> kinesis;
    private final Background background;
    private final InstantSource clock;
    private final ReadingChoice choice;
    private final RecordsSetting setting;
    private final Runnable signal;
    private final RecordRows rows;
    private final RowReader reader;
    private final Courtesy courtesy;
    private final FilterModel filter;
    private final FindModel find;
    private final Playback playback;
    private final List<Runnable> onRead = new ArrayList<>();

    private final ReadOnlyObjectWrapper<@Nullable String> streamName = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> shardId = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable TailView> view = new ReadOnlyObjectWrapper<>();

    private @Nullable Reading reading;
    private @Nullable NewestRecords newest;
    private @Nullable Run awaited;
    private IntConsumer showRow = row -> {};
    private long matchesWanted = Long.MAX_VALUE;
    private Background.@Nullable Handle ticking;
    private TailStatus status = TailStatus.NONE;
    private boolean visible;
    private volatile Supplier<MaskRules> masks = () -> MaskRules.NONE;
    private final ReadRate rate = new ReadRate();

    /** From now on rows go through this gate, and are made anew when it changes. */
    void masked(Masking masking) {
        masks = masking::now;
        masking.rules().subscribe((before, now) -> {
            reader.clear();
            onRead.forEach(Runnable::run);
        });
    }

    RecordsModel(
            Supplier<KinesisClient> kinesis,
            Background background,
            InstantSource clock,
            Supplier<ZoneId> zone,
            RecordsSetting setting) {
        this.kinesis = kinesis;
        this.background = background;
        this.clock = clock;
        this.choice = new ReadingChoice(clock, zone);
        this.setting = setting;
        this.courtesy = new Courtesy(setting.readsASecond());
        this.reader = new RowReader(background, () -> masks.get(), () -> onRead.forEach(Runnable::run), this::cannot);
        this.rows = new RecordRows(reader);
        this.signal = background.signal(this::pulse);
        this.filter = new FilterModel(background, this::refilter);
        this.find = new FindModel(background, this);
        this.playback = new Playback(background, clock, this);
    }

    public ReadOnlyObjectProperty<@Nullable String> streamName() {
        return streamName.getReadOnlyProperty();
    }

    /** The one shard that is read, or null for all. */
    public ReadOnlyObjectProperty<@Nullable String> shardId() {
        return shardId.getReadOnlyProperty();
    }

    /** From where on it is read, and how far. */
    public ReadingChoice choice() {
        return choice;
    }

    /** Which records are shown. */
    public FilterModel filter() {
        return filter;
    }

    /** Which of the shown records are gone to. */
    public FindModel find() {
        return find;
    }

    /** Showing the records at the pace at which they arrived. */
    public Playback playback() {
        return playback;
    }

    /** How much of the shards' reads may be spent. */
    public Courtesy courtesy() {
        return courtesy;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why it could not be started, one sentence; empty if it could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What there is to say, or null before the first start. */
    public ReadOnlyObjectProperty<@Nullable TailView> view() {
        return view.getReadOnlyProperty();
    }

    public RecordRows rows() {
        return rows;
    }

    /** Runs something when rows that were waited for have been read back. */
    void whenRead(Runnable then) {
        onRead.add(then);
    }

    @Nullable Reading reading() {
        return reading;
    }

    boolean running() {
        return phase.get() == Phase.TAILING || phase.get() == Phase.PAUSED;
    }

    /** Turns to a stream, and to one shard of it or to all; a running tail ends. Does not start another. */
    public void choose(@Nullable String stream, @Nullable String shard) {
        discard();
        streamName.set(stream);
        shardId.set(shard);
        problem.set("");
        phase.set(Phase.IDLE);
    }

    /** Starts a new reading; rows of an earlier one go. */
    public void start() {
        String stream = streamName.get();
        if (stream == null) {
            problem.set(Text.of("Choose a stream first."));
            return;
        }
        try {
            ReadingChoice.Understood asked = choice.understood(shardId.get() != null);
            problem.set("");
            discard();
            newest = asked.newest();
            matchesWanted = asked.matches();
            begin(stream, asked.position(), asked.until(), asked.records());
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    private void begin(String stream, StartingPosition position, Until until, long most) {
        TailSource source = new TailSource(kinesis.get(), stream, new Coverage(), courtesy, setting.pace(), clock);
        Reading started =
                new Reading(source, shardId.get(), setting.folder(), setting.waiting(), setting.room(), signal);
        reading = started;
        started.filter(filter.inForce());
        started.find(find.inForce());
        phase.set(Phase.TAILING);
        started.setVisible(visible);
        playback.begin(started, started.begin(position, until, most), position);
        refresh();
        tick();
    }

    private void discard() {
        stopTicking();
        playback.end();
        if (reading != null) {
            reading.close();
            reading = null;
        }
        newest = null;
        awaited = null;
        rows.reset();
        reader.clear();
        status = TailStatus.NONE;
        rate.reset();
        view.set(null);
    }

    /** Ends reading; rows stay, those that a pause kept back come too. */
    public void stop() {
        if (running()) {
            end(Phase.STOPPED);
        }
    }

    private void end(Phase how) {
        Reading current = reading;
        if (current == null) {
            return;
        }
        playback.end();
        current.stop();
        newest = null;
        phase.set(how);
        status = status(current);
        rate.stand();
        stopTicking();
        pulse();
    }

    /** Rows stand still. Reading goes on until as much waits as may, then it stops too, so that nothing is lost. */
    public void pause() {
        if (reading != null && phase.get() == Phase.TAILING) {
            pulse();
            playback.pause();
            reading.hold();
            phase.set(Phase.PAUSED);
            refresh();
        }
    }

    /** Goes on: shows all that waited, or plays it. */
    public void resume() {
        if (reading != null && phase.get() == Phase.PAUSED) {
            phase.set(Phase.TAILING);
            if (!playback.resume()) {
                reading.release();
            }
            pulse();
        }
    }

    /** Goes to a time of arrival, in all shards at once: to its row if it has been read, else it is read from there on. */
    public void seek(Instant time) {
        Reading current = reading;
        if (current == null || phase.get() == Phase.IDLE || playback.on()) {
            choice.fromTime(time);
            start();
            return;
        }
        Until otherwise;
        try {
            otherwise = choice.until();
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
            return;
        }
        newest = null;
        rows.inOrder();
        Reading.Arrival arrival = current.goTo(time, otherwise);
        if (arrival.fresh() && !running()) {
            phase.set(Phase.TAILING);
            tick();
        }
        awaited = arrival.fresh() ? arrival.run() : null;
        if (!arrival.fresh()) {
            Run run = arrival.run();
            background.run(
                    Text.of("Find a time"),
                    () -> run.log().indexAt(time.toEpochMilli()),
                    index -> showRow.accept(rows.rowOf(run, index)),
                    this::cannot);
        }
        pulse();
    }

    /** Reading ends at a time, or goes on and on; one that is under way, too. */
    public void endAt(@Nullable Instant time) {
        choice.untilTime(time);
        Reading current = reading;
        if (current != null && running()) {
            current.runs().getLast().until(time == null ? new Until.Never() : new Until.Time(time));
        }
    }

    /** Rows in the order of arrival again. */
    void inOrder() {
        if (rows.reordered()) {
            rows.inOrder();
            pulse();
        }
    }

    /** Rows in another order, as they are now. */
    void inOrder(List<RecordRows.Place> places) {
        rows.sort(places);
        refresh();
    }

    /** Tells what to do with a row that was gone to. */
    void whenSought(IntConsumer show) {
        showRow = show;
    }

    /** The first record of a time that was gone to has come. */
    private void showAwaited() {
        Run run = awaited;
        if (run != null && run.endRow() > run.firstRow()) {
            awaited = null;
            showRow.accept(rows.rowOf(run, run.index(run.firstRow())));
        }
    }

    /** The page is in view: reading goes on where it was. */
    public void show() {
        visible = true;
        if (reading != null) {
            reading.setVisible(true);
            playback.setVisible(true);
            pulse();
            if (running()) {
                tick();
            }
        }
    }

    /** The page is out of view: no shard is read and no timer runs. */
    public void hide() {
        visible = false;
        stopTicking();
        playback.setVisible(false);
        if (reading != null) {
            reading.setVisible(false);
        }
    }

    /** Ends everything; the model is not used after this. */
    public void close() {
        discard();
    }

    private void refilter(@Nullable RecordTest test) {
        if (reading != null) {
            rows.reset();
            reading.filter(test);
            find.again();
            pulse();
        }
    }

    private void tick() {
        Reading current = reading;
        if (ticking == null && visible && current != null) {
            ticking = background.<Boolean>repeat(
                    Text.of("Count records"), TICK, () -> true, once -> count(), this::cannot);
        }
    }

    private void stopTicking() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private static TailStatus status(Reading of) {
        return JoinedStatus.of(of.runs().stream().map(Run::status).toList());
    }

    private void count() {
        Reading current = reading;
        if (current == null) {
            return;
        }
        TailStatus now = status(current);
        status = now;
        rate.count(now.recordsRead(), clock.instant());
        if (newest != null && newest.goFurther(current)) {
            newest = null;
            pulse();
        }
        if (now.ended() && newest == null && phase.get() == Phase.TAILING && !playback.on()) {
            end(Phase.FINISHED);
        }
        refresh();
    }

    private void cannot(Failure failure) {
        problem.set(failure.what() + " " + failure.advice());
    }

    void pulse() {
        Reading current = reading;
        if (current == null) {
            return;
        }
        rows.apply(current.runs());
        showAwaited();
        find.recount();
        refresh();
        if (running() && matches(current) >= matchesWanted) {
            end(Phase.FINISHED);
        }
    }

    private static long matches(Reading of) {
        return of.runs().stream()
                .map(Run::filter)
                .mapToLong(scan -> scan == null ? 0 : scan.found().total())
                .sum();
    }

    private void refresh() {
        Reading current = reading;
        if (current != null) {
            view.set(TailView.of(current, rows, status, rate.perSecond()));
        }
    }
}
