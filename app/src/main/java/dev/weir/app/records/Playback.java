package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows records at the pace at which they arrived, 1 to 60 times as fast, or one by one. Reading goes ahead of it as far as may wait.
 * JavaFX thread only.
 */
public final class Playback {

    /** Shown as they are read. */
    public static final int AS_READ = 0;

    /** How many times as fast as they arrived. */
    public static final java.util.List<Integer> SPEEDS = java.util.List.of(AS_READ, 1, 2, 5, 10, 30, 60);

    private static final long NOWHERE = Long.MIN_VALUE;
    private static final Duration STEP = Duration.ofMillis(50);

    /** Where a player stands. */
    private record Head(long gate, long timeMillis) {}

    private final Background background;
    private final InstantSource clock;
    private final RecordsModel model;
    private final IntegerProperty speed = new SimpleIntegerProperty(AS_READ);
    private final ReadOnlyObjectWrapper<@Nullable Instant> head = new ReadOnlyObjectWrapper<>();
    private @Nullable Reading reading;
    private @Nullable Run run;
    private Background.@Nullable Handle moving;
    private volatile long headMillis = NOWHERE;
    private volatile int factor;
    private volatile @Nullable Instant movedAt;
    private boolean visible = true;

    Playback(Background background, InstantSource clock, RecordsModel model) {
        this.background = background;
        this.clock = clock;
        this.model = model;
        speed.addListener((property, old, now) -> changed(old.intValue(), now.intValue()));
    }

    /** {@link #AS_READ}, or how many times as fast as they arrived. */
    public IntegerProperty speed() {
        return speed;
    }

    /** The time of arrival up to which records are shown, or null while nothing is played. */
    public ReadOnlyObjectProperty<@Nullable Instant> head() {
        return head.getReadOnlyProperty();
    }

    /** Whether records are played rather than shown as they are read. */
    boolean on() {
        return speed.get() != AS_READ && run != null;
    }

    /** A reading begins. */
    void begin(Reading of, Run first, StartingPosition position) {
        reading = of;
        run = first;
        boolean timed = speed.get() != AS_READ && position instanceof StartingPosition.AtTimestamp;
        stand(timed && position instanceof StartingPosition.AtTimestamp(Instant time) ? time.toEpochMilli() : NOWHERE);
        if (speed.get() != AS_READ) {
            first.log().gate(0);
            move();
        }
    }

    void end() {
        stopMoving();
        reading = null;
        run = null;
        stand(NOWHERE);
    }

    private void stand(long millis) {
        headMillis = millis;
        head.set(millis == NOWHERE ? null : Instant.ofEpochMilli(millis));
    }

    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (!visible) {
            stopMoving();
        } else if (on() && model.phase().get() == RecordsModel.Phase.TAILING) {
            move();
        }
    }

    private void changed(int old, int now) {
        Run played = run;
        Reading current = reading;
        if (played == null || current == null || !model.running()) {
            return;
        }
        if (now == AS_READ) {
            stopMoving();
            stand(NOWHERE);
            if (model.phase().get() == RecordsModel.Phase.TAILING) {
                current.release();
            }
            model.pulse();
        } else if (old != AS_READ) {
            factor = now;
        } else {
            played.log().gate(played.log().showable());
            long latest = played.log().density().latest();
            stand(latest);
            if (model.phase().get() == RecordsModel.Phase.TAILING) {
                move();
            }
        }
    }

    void pause() {
        stopMoving();
    }

    /** Goes on playing; false if records are shown as they are read. */
    boolean resume() {
        if (!on()) {
            return false;
        }
        move();
        return true;
    }

    /** Shows one record more of those that wait; pauses first. */
    public void step() {
        model.pause();
        Run played = run;
        if (played == null || model.phase().get() != RecordsModel.Phase.PAUSED) {
            return;
        }
        RecordLog log = played.log();
        if (log.waiting() > 0) {
            long gate = log.showable() + 1;
            log.gate(gate);
            played.wake();
            model.pulse();
            if (on()) {
                background.run(Text.of("Step"), () -> log.arrivalMillis(gate - 1), this::stand, this::failed);
            }
        }
    }

    private void move() {
        Run played = run;
        if (moving != null || played == null || !visible) {
            return;
        }
        movedAt = null;
        factor = speed.get();
        moving = background.repeat(
                Text.of("Play records"), STEP, () -> advance(played.log()), this::moved, this::failed);
    }

    private void stopMoving() {
        if (moving != null) {
            moving.cancel();
            moving = null;
        }
    }

    /** On a virtual thread: how far the records that wait reach up to the new time. */
    private Head advance(RecordLog log) throws IOException {
        Instant now = clock.instant();
        Instant before = movedAt == null ? now : movedAt;
        movedAt = now;
        long gate = log.showable();
        long time = headMillis;
        if (time == NOWHERE) {
            if (log.waiting() == 0) {
                return new Head(gate, NOWHERE);
            }
            time = log.arrivalMillis(gate);
        } else {
            time += Duration.between(before, now).toMillis() * factor;
        }
        long end = log.total();
        while (gate < end && log.arrivalMillis(gate) <= time) {
            gate++;
        }
        // Nothing is played ahead of the time that it is.
        return new Head(gate, Math.min(time, now.toEpochMilli()));
    }

    private void moved(Head to) {
        Run played = run;
        if (played == null || moving == null || to.timeMillis() == NOWHERE) {
            return;
        }
        stand(to.timeMillis());
        if (to.gate() > played.log().showable()) {
            played.log().gate(to.gate());
            played.wake();
            model.pulse();
        }
    }

    private void failed(Failure failure) {
        stopMoving();
    }
}
