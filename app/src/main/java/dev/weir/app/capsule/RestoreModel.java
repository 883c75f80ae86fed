package dev.weir.app.capsule;

import dev.weir.app.capsule.RestoreStep.Kind;
import dev.weir.app.capsule.RestoreStep.What;
import dev.weir.app.capsule.file.BrokenCapsule;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.CapsuleReader;
import dev.weir.app.capsule.file.Problem;
import dev.weir.app.capsule.file.SavedLayout;
import dev.weir.app.capsule.file.SavedQuery;
import dev.weir.app.fx.Background.Handle;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.FileProblems;
import dev.weir.app.shell.PlaceLink;
import dev.weir.app.shell.SavedQueries;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A capsule that is opened: checked, looked at, and restored if the person wants that. JavaFX thread only. */
public final class RestoreModel {

    private final Workspace workspace;
    private final Path file;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Checking());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ObjectProperty<Clash> clash = new SimpleObjectProperty<>(Clash.OTHER_NAME);
    private final ObservableList<RestoreStep> steps = FXCollections.observableArrayList();
    private @Nullable Capsule capsule;
    private @Nullable Present present;
    private @Nullable Handle handle;
    private volatile double reached;

    /** How far it is. */
    public sealed interface State {
        /** The file is being checked, or what is there is being looked at. */
        record Checking() implements State {}

        /** It is no capsule, or a broken one: nothing was made. */
        record Broken(List<Problem> problems) implements State {}

        /** It could not be read, or what is there could not be looked at. */
        record Failed(Failure failure) implements State {}

        /** It is sound, but this connection is none that capsules are restored into. */
        record Elsewhere(Capsule capsule) implements State {}

        /** What would be made is shown. */
        record Planned(Capsule capsule) implements State {}

        /** It is being restored. */
        record Running(Capsule capsule) implements State {}

        /** It was restored, or part of it. */
        record Ended(Capsule capsule, RestoreEnd how) implements State {}
    }

    public RestoreModel(Workspace workspace, Path file) {
        this.workspace = workspace;
        this.file = file;
        clash.subscribe(this::plan);
    }

    /** Checks the file, all of it, then looks what is there. */
    public void check() {
        state.set(new State.Checking());
        Runnable pulse = workspace.background().signal(() -> progress.set(reached));
        handle = workspace
                .background()
                .run(Text.of("Check {0}", file.getFileName()), () -> checked(pulse), this::sound, problem -> {
                    if (problem.cause() instanceof BrokenCapsule broken) {
                        state.set(new State.Broken(broken.problems()));
                    } else {
                        state.set(new State.Failed(problem));
                    }
                });
    }

    private Capsule checked(Runnable pulse) throws BrokenCapsule, InterruptedException {
        try {
            return CapsuleReader.check(file, share -> {
                // Told for each record; the screen needs to know a hundred times.
                if (share - reached > 0.01 || share >= 1) {
                    reached = share;
                    pulse.run();
                }
            });
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private void sound(Capsule sound) {
        capsule = sound;
        if (!workspace.connection().embedded()) {
            state.set(new State.Elsewhere(sound));
            return;
        }
        look();
    }

    private void look() {
        Capsule sound = capsule;
        if (sound == null) {
            return;
        }
        Map<String, String> queries = new SavedQueries(workspace.memory()).all();
        handle = workspace
                .background()
                .run(
                        Text.of("Look what is there"),
                        () -> Present.look(workspace.clients(), sound, queries),
                        found -> {
                            present = found;
                            plan();
                            state.set(new State.Planned(sound));
                        },
                        problem -> state.set(new State.Failed(problem)));
    }

    private void plan() {
        Capsule sound = capsule;
        Present found = present;
        if (sound != null && found != null && !(state.get() instanceof State.Running)) {
            steps.setAll(RestorePlan.of(sound, found, clash.get()));
        }
    }

    /** Why it can't be restored like this, a sentence, or empty. */
    public String problem() {
        if (!(state.get() instanceof State.Planned)) {
            return "";
        }
        if (workspace.readOnly().get()) {
            return Text.of("The connection is read-only: nothing can be made.");
        }
        if (steps.stream().anyMatch(step -> step.what() == What.CLASH)) {
            return Text.of("Names of the capsule are taken. Choose what is to happen with them.");
        }
        return steps.stream().noneMatch(RestoreStep::makes) ? Text.of("There is nothing to make.") : "";
    }

    /** Makes what is planned, in the background: it goes on whatever page is shown. */
    public void start() {
        Capsule sound = capsule;
        Present found = present;
        if (sound == null || found == null || !problem().isEmpty()) {
            return;
        }
        List<RestoreStep> planned = List.copyOf(steps);
        CapsuleRestore restore =
                new CapsuleRestore(workspace.clients(), sound, planned, found, workspace.clock(), Pace.real());
        state.set(new State.Running(sound));
        progress.set(0);
        Handle watching = workspace
                .background()
                .repeat(
                        Text.of("Follow a restore"),
                        java.time.Duration.ofMillis(250),
                        restore::share,
                        progress::set,
                        problem -> {});
        Runnable ended = workspace.background().signal(() -> {
            RestoreEnd how = restore.ended();
            if (how != null && state.get() instanceof State.Running) {
                watching.cancel();
                take(sound, planned);
                state.set(new State.Ended(sound, how));
                workspace.say(how.sentence());
            }
        });
        restore.onEnd(ended);
        handle = workspace
                .background()
                .run(Text.of("Restore {0}", file.getFileName()), restore, how -> ended.run(), problem -> {
                    watching.cancel();
                    state.set(new State.Failed(problem));
                });
    }

    /** What is the window's: queries and layout. */
    private void take(Capsule sound, List<RestoreStep> planned) {
        SavedQueries queries = new SavedQueries(workspace.memory());
        for (RestoreStep step : planned) {
            if (step.kind() == Kind.QUERY && step.makes()) {
                SavedQuery query = sound.queries().stream()
                        .filter(each -> each.name().equals(step.name()))
                        .findFirst()
                        .orElseThrow();
                if (!queries.save(step.target(), query.statement())) {
                    workspace.say(Text.of("The query {0} could not be saved: there are too many.", step.target()));
                }
            }
        }
        SavedLayout layout = sound.layout();
        if (layout != null) {
            KeptNotes.take(layout, workspace, name -> target(planned, name));
            show(layout.place());
        }
    }

    private void show(String place) {
        if (place.isEmpty()) {
            return;
        }
        try {
            workspace.open(PlaceLink.parse(place));
        } catch (IllegalArgumentException e) {
            workspace.say(String.valueOf(e.getMessage()));
        }
    }

    private static String target(List<RestoreStep> planned, String stream) {
        return planned.stream()
                .filter(step -> step.kind() == Kind.STREAM && step.name().equals(stream))
                .map(RestoreStep::target)
                .findFirst()
                .orElse(stream);
    }

    /** Ends what runs. What is restored stays. */
    public void cancel() {
        if (handle != null) {
            handle.cancel();
        }
    }

    public Path file() {
        return file;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** 0 to 1, while it is checked and while it is restored. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** What is done where a name is taken. */
    public ObjectProperty<Clash> clash() {
        return clash;
    }

    /** What would be made. */
    public ObservableList<RestoreStep> steps() {
        return steps;
    }
}
