package dev.weir.app.presenter;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where a presenter is: at which step, whether the screen is black, and what moment is shown. JavaFX thread only. */
public final class PresenterModel {

    private final InstantSource clock;
    private final Consumer<Place> open;
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper black = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Instant> moment = new ReadOnlyObjectWrapper<>();
    private List<Caption> steps = List.of();

    /** @param open goes to the place of a step */
    public PresenterModel(InstantSource clock, Consumer<Place> open) {
        this.clock = clock;
        this.open = open;
    }

    /** Tells these steps, from the first. */
    public void tell(List<Caption> next) {
        steps = List.copyOf(next);
        index.set(-1);
        if (!steps.isEmpty()) {
            go(0);
        }
    }

    public List<Caption> steps() {
        return steps;
    }

    /** The step that is told, or null where there is none. */
    public @Nullable Caption step() {
        int at = index.get();
        return at < 0 ? null : steps.get(at);
    }

    /** On to the next step; at the last one nothing happens. A black screen is lit first. */
    public void next() {
        move(1);
    }

    /** Back to the step before; at the first one nothing happens. */
    public void previous() {
        move(-1);
    }

    private void move(int by) {
        if (black.get()) {
            black.set(false);
            return;
        }
        int to = index.get() + by;
        if (to >= 0 && to < steps.size()) {
            go(to);
        }
    }

    /** Begins again. */
    public void first() {
        black.set(false);
        if (!steps.isEmpty()) {
            go(0);
        }
    }

    private void go(int to) {
        // A frozen picture would hide what the step is about.
        live();
        index.set(to);
        Place place = steps.get(to).show();
        if (place != null) {
            open.accept(place);
        }
    }

    /** Makes the screen black, or lights it again. */
    public void flipBlack() {
        black.set(!black.get());
    }

    /** Holds the picture as it is now, or goes on. */
    public void flipFrozen() {
        moment.set(frozen() ? null : clock.instant());
    }

    /** Shows what is now. */
    public void live() {
        moment.set(null);
    }

    /**
     * Shows an earlier moment.
     *
     * @param by how much earlier than what is shown; less than nothing goes towards now
     * @param oldest the earliest that can be shown, or null if nothing is kept
     */
    public void rewind(Duration by, @Nullable Instant oldest) {
        Instant now = clock.instant();
        Instant shown = moment.get();
        Instant to = (shown == null ? now : shown).minus(by);
        if (oldest != null && to.isBefore(oldest)) {
            to = oldest;
        }
        moment.set(to.isBefore(now) ? to : shown == null ? null : now);
    }

    /** The time, by the presenter's clock. */
    Instant now() {
        return clock.instant();
    }

    public boolean frozen() {
        return moment.get() != null;
    }

    /** How far what is shown is behind, at this moment. */
    public Duration behind() {
        Instant shown = moment.get();
        return shown == null ? Duration.ZERO : Duration.between(shown, clock.instant());
    }

    /** For the mark: {@code FROZEN · 12 s behind}; empty while everything is live. */
    public String mark() {
        if (!frozen()) {
            return "";
        }
        long seconds = behind().toSeconds();
        return seconds < 60
                ? Text.of("FROZEN · {0} s behind", seconds)
                : Text.of("FROZEN · {0} min {1} s behind", seconds / 60, seconds % 60);
    }

    /** The step's number from 0, or -1. */
    public ReadOnlyIntegerProperty index() {
        return index.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty black() {
        return black.getReadOnlyProperty();
    }

    /** The moment that is shown, or null for now. */
    public ReadOnlyObjectProperty<@Nullable Instant> moment() {
        return moment.getReadOnlyProperty();
    }
}
