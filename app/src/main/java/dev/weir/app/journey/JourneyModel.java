package dev.weir.app.journey;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The way of one record, as far as it is found. It is looked for once, when asked to. JavaFX thread only. */
final class JourneyModel {

    /** How far the search is. */
    enum Phase {
        /** No record is chosen. */
        NONE,
        SEARCHING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** What a search has told so far; it tells on its own thread, and what it tells after it was left does not count. */
    private final class Inbox implements Told {

        private final Runnable signal = workspace.background().signal(this::deliver);
        private final List<Hop> found = new ArrayList<>();
        private String words = "";

        @Override
        public void hop(Hop hop) {
            synchronized (this) {
                found.add(hop);
            }
            signal.run();
        }

        @Override
        public void searching(String now) {
            synchronized (this) {
                words = now;
            }
            signal.run();
        }

        void deliver() {
            if (this != inbox) {
                return;
            }
            List<Hop> all;
            String now;
            synchronized (this) {
                all = List.copyOf(found);
                now = words;
            }
            if (!all.equals(hops.get())) {
                hops.set(all);
            }
            searching.set(phase.get() == Phase.SEARCHING ? now : "");
        }
    }

    private final Workspace workspace;
    private final Supplier<List<RunningQuery>> statements;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<List<Hop>> hops = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper searching = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Place.@Nullable Journey asked;
    private @Nullable Inbox inbox;
    private Background.@Nullable Handle running;

    /** @param statements what Watch runs now */
    JourneyModel(Workspace workspace, Supplier<List<RunningQuery>> statements) {
        this.workspace = workspace;
        this.statements = statements;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** In the order of the way. */
    ReadOnlyObjectProperty<List<Hop>> hops() {
        return hops.getReadOnlyProperty();
    }

    /** What is searched now, or empty. */
    ReadOnlyStringProperty searching() {
        return searching.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The record whose way it is, or null. */
    Place.@Nullable Journey asked() {
        return asked;
    }

    /** Looks for the way of a record; the same again only by {@link #refresh}. */
    void open(Place.Journey place) {
        if (!place.equals(asked)) {
            asked = place;
            refresh();
        }
    }

    /** Looks anew. */
    void refresh() {
        Place.Journey place = asked;
        if (place == null) {
            return;
        }
        stop();
        Inbox fresh = new Inbox();
        inbox = fresh;
        hops.set(List.of());
        failure.set(null);
        phase.set(Phase.SEARCHING);
        running = workspace
                .background()
                .run(
                        Text.of("Follow a record"),
                        new JourneySearch(
                                workspace.clients(),
                                workspace.connection().embedded(),
                                workspace.clock(),
                                workspace.zone().get(),
                                place,
                                statements.get().stream()
                                        .map(RunningQuery::text)
                                        .toList(),
                                fresh),
                        found -> ended(fresh, Phase.DONE, null),
                        why -> ended(fresh, Phase.FAILED, why));
    }

    private void ended(Inbox of, Phase how, @Nullable Failure why) {
        failure.set(why);
        phase.set(how);
        of.deliver();
    }

    /** Ends the search; what was found stays. */
    void cancel() {
        if (phase.get() == Phase.SEARCHING) {
            stop();
            phase.set(Phase.CANCELLED);
            searching.set("");
        }
    }

    private void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
