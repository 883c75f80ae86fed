package dev.weir.app.records;

import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.Until;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** From where on a person wants to read, and how far. JavaFX thread only. */
public final class ReadingChoice {

    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final ObjectProperty<StartFrom> from = new SimpleObjectProperty<>(StartFrom.MINUTES_AGO);
    private final StringProperty fromInput = new SimpleStringProperty(StartFrom.Input.MINUTES.usual());
    private final ObjectProperty<StopAt> stopAt = new SimpleObjectProperty<>(StopAt.NEVER);
    private final StringProperty stopInput = new SimpleStringProperty("");

    /**
     * A choice as it was understood.
     *
     * @param newest how to look for the newest records, if these are wanted
     * @param records read at most
     * @param matches shown at most
     */
    record Understood(
            StartingPosition position, @Nullable NewestRecords newest, Until until, long records, long matches) {}

    ReadingChoice(InstantSource clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
        from.addListener((property, old, now) -> {
            if (old.input() != now.input()) {
                fromInput.set(now.input().usual());
            }
        });
        stopAt.addListener((property, old, now) -> {
            if (old.input() != now.input()) {
                stopInput.set(now.input().usual());
            }
        });
    }

    public ObjectProperty<StartFrom> from() {
        return from;
    }

    /** The time, the number or the sequence number that goes with {@link #from()}, as typed. */
    public StringProperty fromInput() {
        return fromInput;
    }

    public ObjectProperty<StopAt> stopAt() {
        return stopAt;
    }

    /** The time or the number that goes with {@link #stopAt()}, as typed. */
    public StringProperty stopInput() {
        return stopInput;
    }

    void fromTime(Instant time) {
        from.set(StartFrom.AT_TIMESTAMP);
        fromInput.set(TypedTime.text(time, zone.get()));
    }

    /** @param time null to go on and on */
    void untilTime(@Nullable Instant time) {
        stopAt.set(time == null ? StopAt.NEVER : StopAt.TIME);
        if (time != null) {
            stopInput.set(TypedTime.text(time, zone.get()));
        }
    }

    /** @throws IllegalArgumentException with the sentence to show if what was typed is not understood */
    Until until() {
        return stopAt.get().until(stopInput.get(), clock.instant(), zone.get());
    }

    /**
     * Reads what was typed.
     *
     * @param oneShard whether one shard is read, not all
     * @throws IllegalArgumentException with the sentence to show if it is not understood
     */
    Understood understood(boolean oneShard) {
        Instant now = clock.instant();
        StartFrom start = from.get();
        String typed = stopInput.get();
        return new Understood(
                start.position(fromInput.get(), oneShard, now, zone.get()),
                start == StartFrom.NEWEST ? new NewestRecords(StartFrom.count(fromInput.get())) : null,
                stopAt.get().until(typed, now, zone.get()),
                stopAt.get().records(typed),
                stopAt.get().matches(typed));
    }
}
