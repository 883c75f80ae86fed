package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.FilterScan;
import dev.weir.app.records.tail.Pace;
import dev.weir.app.records.tail.RecordBuffer;
import dev.weir.app.records.tail.Slice;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.TailStatus;
import dev.weir.app.records.tail.TailedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What the Records page knows and can do: one tail at a time. Its rows change at most once a pulse; figures that need
 * counting change once a second. JavaFX thread only.
 */
public final class RecordsModel {

    /** What the tail is doing. */
    public enum Phase {
        /** No stream is chosen, or nothing was started yet. */
        IDLE,
        TAILING,
        /** Rows stand still; reading goes on as far as can be kept. */
        PAUSED,
        /** Ended by the person. */
        STOPPED
    }

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final double SMOOTHING = 0.4;

    private final Supplier<KinesisClient> kinesis;
    private final Background background;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Pace pace;
    private final RecordBuffer.Bounds bounds;
    private final Runnable signal;
    private final RecordRows rows;

    private final ReadOnlyObjectWrapper<@Nullable String> streamName = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> shardId = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<StartFrom> startFrom = new SimpleObjectProperty<>(StartFrom.LAST_MINUTE);
    private final StringProperty startInput = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable TailView> view = new ReadOnlyObjectWrapper<>();

    private @Nullable Tailing tailing;
    private Background.@Nullable Handle ticking;
    private TailStatus status = TailStatus.NONE;
    private boolean visible;
    private double perSecond;
    private long countedRecords;
    private @Nullable Instant countedAt;

    public RecordsModel(
            Supplier<KinesisClient> kinesis, Background background, InstantSource clock, Supplier<ZoneId> zone) {
        this(kinesis, background, clock, zone, Pace.real(), RecordBuffer.Bounds.PAGE);
    }

    RecordsModel(
            Supplier<KinesisClient> kinesis,
            Background background,
            InstantSource clock,
            Supplier<ZoneId> zone,
            Pace pace,
            RecordBuffer.Bounds bounds) {
        this.kinesis = kinesis;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.pace = pace;
        this.bounds = bounds;
        this.rows = new RecordRows(bounds.rows());
        this.signal = background.signal(this::pulse);
        filter.addListener((property, old, text) -> refilter(text));
    }

    public ReadOnlyObjectProperty<@Nullable String> streamName() {
        return streamName.getReadOnlyProperty();
    }

    /** The one shard that is read, or null for all. */
    public ReadOnlyObjectProperty<@Nullable String> shardId() {
        return shardId.getReadOnlyProperty();
    }

    public ObjectProperty<StartFrom> startFrom() {
        return startFrom;
    }

    /** The time or the sequence number that goes with {@link #startFrom()}, as typed. */
    public StringProperty startInput() {
        return startInput;
    }

    /** Only records with this text in key or data are shown; empty shows all. */
    public StringProperty filter() {
        return filter;
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

    /** Turns to a stream, and to one shard of it or to all; a running tail ends. Does not start another. */
    public void choose(@Nullable String stream, @Nullable String shard) {
        discard();
        streamName.set(stream);
        shardId.set(shard);
        problem.set("");
        phase.set(Phase.IDLE);
    }

    /** Starts a new tail; rows of an earlier one go. */
    public void start() {
        String stream = streamName.get();
        if (stream == null) {
            problem.set("Choose a stream first.");
            return;
        }
        StartingPosition position;
        try {
            position = startFrom.get().position(startInput.get(), shardId.get() != null, clock.instant(), zone.get());
        } catch (IllegalArgumentException e) {
            problem.set(String.valueOf(e.getMessage()));
            return;
        }
        problem.set("");
        discard();
        Tailing started = new Tailing(kinesis.get(), stream, shardId.get(), position, bounds, pace, clock, signal);
        tailing = started;
        started.filter(filter.get());
        phase.set(Phase.TAILING);
        started.setVisible(visible);
        refresh();
        tick();
    }

    private void discard() {
        stopTicking();
        if (tailing != null) {
            tailing.close();
            tailing = null;
        }
        rows.reset();
        status = TailStatus.NONE;
        perSecond = 0;
        countedRecords = 0;
        countedAt = null;
        view.set(null);
    }

    /** Ends reading; rows stay, those that a pause kept back come too. */
    public void stop() {
        if (tailing != null && (phase.get() == Phase.TAILING || phase.get() == Phase.PAUSED)) {
            tailing.stop();
            phase.set(Phase.STOPPED);
            status = tailing.tail().status();
            perSecond = 0;
            stopTicking();
            pulse();
        }
    }

    /** Rows stand still. Reading goes on until as much waits as may, then it stops too, so that nothing is lost. */
    public void pause() {
        if (tailing != null && phase.get() == Phase.TAILING) {
            pulse();
            tailing.hold();
            phase.set(Phase.PAUSED);
            refresh();
        }
    }

    /** Shows all that waited, and goes on. */
    public void resume() {
        if (tailing != null && phase.get() == Phase.PAUSED) {
            tailing.release();
            phase.set(Phase.TAILING);
            pulse();
        }
    }

    /** The page is in view: reading goes on where it was. */
    public void show() {
        visible = true;
        if (tailing != null) {
            tailing.setVisible(true);
            pulse();
            if (phase.get() == Phase.TAILING || phase.get() == Phase.PAUSED) {
                tick();
            }
        }
    }

    /** The page is out of view: no shard is read and no timer runs. */
    public void hide() {
        visible = false;
        stopTicking();
        if (tailing != null) {
            tailing.setVisible(false);
        }
    }

    /** Ends everything; the model is not used after this. */
    public void close() {
        discard();
    }

    private void refilter(String text) {
        if (tailing != null) {
            tailing.filter(text);
            rows.reset();
            pulse();
        }
    }

    private void tick() {
        Tailing current = tailing;
        if (ticking == null && visible && current != null) {
            ticking = background.<TailStatus>repeat(
                    "Count records", TICK, () -> current.tail().status(), this::count, this::cannotCount);
        }
    }

    private void stopTicking() {
        if (ticking != null) {
            ticking.cancel();
            ticking = null;
        }
    }

    private void count(TailStatus now) {
        status = now;
        Instant at = clock.instant();
        if (countedAt != null && at.isAfter(countedAt)) {
            double seconds = Duration.between(countedAt, at).toNanos() / 1e9;
            double rate = (now.recordsRead() - countedRecords) / seconds;
            perSecond = perSecond == 0 || rate == 0 ? rate : perSecond + SMOOTHING * (rate - perSecond);
        }
        countedAt = at;
        countedRecords = now.recordsRead();
        refresh();
    }

    private void cannotCount(Failure failure) {
        problem.set(failure.what());
    }

    private void pulse() {
        if (tailing == null) {
            return;
        }
        Slice slice = tailing.shown().since(rows.end());
        // While paused, rows that leave the buffer to make room for those that wait stay in the table.
        if (phase.get() != Phase.PAUSED || !slice.records().isEmpty()) {
            rows.apply(slice);
        }
        refresh();
    }

    private void refresh() {
        Tailing current = tailing;
        if (current == null) {
            return;
        }
        RecordBuffer buffer = current.buffer();
        FilterScan scan = current.scan();
        TailedRecord newest = rows.isEmpty() ? null : rows.getLast();
        view.set(new TailView(
                buffer.total(),
                rows.size(),
                buffer.first(),
                buffer.waiting(),
                buffer.full(),
                perSecond,
                scan != null,
                scan == null ? 0 : Math.max(0, scan.scanned() - buffer.first()),
                current.since(),
                newest == null ? null : Instant.ofEpochMilli(newest.arrivalMillis()),
                status));
    }
}
