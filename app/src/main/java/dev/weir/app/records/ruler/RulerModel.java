package dev.weir.app.records.ruler;

import dev.weir.app.fx.Background;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The time ruler of a stream: from the oldest record that may have been kept to now. Asks the service anew every half minute while it
 * is shown, and when it is zoomed. JavaFX thread only.
 */
public final class RulerModel {

    /** What the page knows of what it has read. */
    public interface WhatWasRead {

        /** Counts of what was read, in buckets of a span. */
        RulerDensity density(TimeSpan view, int buckets);

        /** The stretches of time that have been read, in order. */
        List<TimeSpan> loaded();
    }

    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int BUCKETS = 300;

    private final Supplier<KinesisClient> kinesis;
    private final Supplier<CloudWatchClient> cloudWatch;
    private final Background background;
    private final InstantSource clock;
    private final IntSupplier shortestPeriod;
    private final WhatWasRead read;
    private final Consumer<Instant> onSeek;
    private final Consumer<@Nullable Instant> onEnd;

    private final ReadOnlyObjectWrapper<@Nullable TimeSpan> whole = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TimeSpan> view = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RulerDensity> density = new ReadOnlyObjectWrapper<>(RulerDensity.NOTHING);
    private final ReadOnlyObjectWrapper<List<TimeSpan>> loaded = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Instant> start = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> end = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> mark = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    private @Nullable String streamName;
    private @Nullable RulerFacts facts;
    private boolean zoomed;
    private boolean visible;
    private Background.@Nullable Handle asking;

    /**
     * @param shortestPeriod the shortest period of metrics, in seconds
     * @param onSeek told the time that a person went to
     * @param onEnd told the time that a person wants reading to end at, null for none
     */
    public RulerModel(
            Supplier<KinesisClient> kinesis,
            Supplier<CloudWatchClient> cloudWatch,
            Background background,
            InstantSource clock,
            IntSupplier shortestPeriod,
            WhatWasRead read,
            Consumer<Instant> onSeek,
            Consumer<@Nullable Instant> onEnd) {
        this.kinesis = kinesis;
        this.cloudWatch = cloudWatch;
        this.background = background;
        this.clock = clock;
        this.shortestPeriod = shortestPeriod;
        this.read = read;
        this.onSeek = onSeek;
        this.onEnd = onEnd;
    }

    /** All that may have been kept, or null before a stream is chosen. */
    public ReadOnlyObjectProperty<@Nullable TimeSpan> whole() {
        return whole.getReadOnlyProperty();
    }

    /** The part of it that is shown. */
    public ReadOnlyObjectProperty<@Nullable TimeSpan> view() {
        return view.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RulerDensity> density() {
        return density.getReadOnlyProperty();
    }

    /** What has been read. */
    public ReadOnlyObjectProperty<List<TimeSpan>> loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Where the handle of the start stands. */
    public ObjectProperty<@Nullable Instant> start() {
        return start;
    }

    /** Where the handle of the end stands, or null for no end. */
    public ObjectProperty<@Nullable Instant> end() {
        return end;
    }

    /** A moment to mark: of the chosen record, or up to which is played. */
    public ObjectProperty<@Nullable Instant> mark() {
        return mark;
    }

    /** What is shown, and by whose word. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Turns to a stream. */
    public void choose(@Nullable String stream) {
        streamName = stream;
        facts = null;
        zoomed = false;
        start.set(null);
        end.set(null);
        mark.set(null);
        density.set(RulerDensity.NOTHING);
        loaded.set(List.of());
        whole.set(null);
        view.set(null);
        words.set("");
        ask();
    }

    public void show() {
        visible = true;
        ask();
    }

    /** Out of view nothing is asked. */
    public void hide() {
        visible = false;
        stopAsking();
    }

    private void stopAsking() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    private void ask() {
        stopAsking();
        String stream = streamName;
        if (stream == null || !visible) {
            return;
        }
        TimeSpan part = zoomed ? view.get() : null;
        int shortest = shortestPeriod.getAsInt();
        asking = background.repeat(
                Text.of("Ask how much arrived"),
                AGAIN,
                () -> RulerFacts.read(kinesis.get(), cloudWatch.get(), stream, part, shortest, clock.instant()),
                this::take,
                failure -> words.set(failure.what()));
    }

    private void take(RulerFacts now) {
        facts = now;
        update();
    }

    /** Something was read, or time has gone on. */
    public void update() {
        RulerFacts known = facts;
        if (known == null) {
            return;
        }
        Instant now = clock.instant();
        TimeSpan all = RulerFacts.whole(known.retention(), known.created(), now);
        // Clocks may differ: what has been read is on the ruler, even if it is said to have arrived in the future.
        List<TimeSpan> stretches = read.loaded();
        if (!stretches.isEmpty() && stretches.getLast().to() > all.to()) {
            all = new TimeSpan(all.from(), stretches.getLast().to());
        }
        TimeSpan before = whole.get();
        TimeSpan shown = view.get();
        boolean following = before != null && shown != null && shown.to() == before.to();
        whole.set(all);
        if (!zoomed || shown == null) {
            view.set(all);
        } else if (following) {
            view.set(shown.moved(all.to() - shown.to()).within(all));
        } else {
            view.set(shown.within(all));
        }
        loaded.set(stretches);
        RulerDensity of = known.density().source() == RulerDensity.Source.NONE
                ? read.density(shownNow(all), BUCKETS)
                : known.density();
        density.set(of);
        words.set(RulerWords.of(known, of));
    }

    private TimeSpan shownNow(TimeSpan otherwise) {
        TimeSpan shown = view.get();
        return shown == null ? otherwise : shown;
    }

    /** Makes the part that is shown shorter (below 1) or longer around a moment. */
    public void zoom(double factor, long around) {
        TimeSpan all = whole.get();
        TimeSpan shown = view.get();
        if (all == null || shown == null) {
            return;
        }
        TimeSpan next = shown.zoomed(factor, around).within(all);
        zoomed = !next.equals(all);
        view.set(next);
        ask();
    }

    /** Moves the part that is shown. */
    public void pan(long millis) {
        TimeSpan all = whole.get();
        TimeSpan shown = view.get();
        if (all != null && shown != null && zoomed) {
            view.set(shown.moved(millis).within(all));
            ask();
        }
    }

    /** Shows all again. */
    public void showAll() {
        zoomed = false;
        view.set(whole.get());
        ask();
    }

    /** Goes to where the handle of the start stands. */
    public void seek() {
        Instant to = start.get();
        if (to != null) {
            Instant now = clock.instant();
            onSeek.accept(to.isAfter(now) ? now : to);
        }
    }

    /** Reading is to end where the handle of the end stands. */
    public void endThere() {
        onEnd.accept(end.get());
    }
}
