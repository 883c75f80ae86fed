package dev.weir.app.scenario;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.scenario.play.PartState;
import dev.weir.app.scenario.play.Removal;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which scenarios there are, the chosen one, and how the one that plays fares. JavaFX thread only. */
final class ScenariosModel {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Workspace workspace;
    private final @Nullable Demo demo;
    private final @Nullable ScenarioModel stage;
    private final Shelf shelf;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Entry> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<PartState>> parts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable String wanted;
    private Background.@Nullable Handle looking;

    ScenariosModel(Workspace workspace) {
        this.workspace = workspace;
        this.demo = workspace.demo();
        this.stage = demo != null && demo.shared() instanceof ScenarioModel model ? model : null;
        this.shelf = new Shelf(workspace.memory());
        chosen.subscribe(entry -> showPlanned());
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    ObjectProperty<@Nullable Entry> chosen() {
        return chosen;
    }

    /** How each part of the chosen scenario fares. */
    ReadOnlyObjectProperty<List<PartState>> parts() {
        return parts.getReadOnlyProperty();
    }

    /** What could not be done last, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What plays in all windows; null where nothing can. */
    @Nullable ScenarioModel stage() {
        return stage;
    }

    /** What the window may do with it; null where nothing can be played. */
    @Nullable Demo demo() {
        return demo;
    }

    /** Why nothing can be played here, a sentence or two; null if it can. */
    @Nullable String impossible() {
        if (demo == null || stage == null) {
            return Text.of("Nothing can be played in this window.");
        }
        return workspace.connection().embedded()
                ? null
                : Text.of(
                        "Scenarios create streams and send records, so they play on the embedded broker only, never on {0}.",
                        workspace.connection().title());
    }

    /** Whether the chosen scenario is the one that plays. */
    boolean onStage() {
        Entry entry = chosen.get();
        return entry != null && stage != null && stage.name().get().equals(entry.name()) && playing();
    }

    /** Whether any scenario plays. */
    boolean playing() {
        return demo != null
                && switch (demo.state().get()) {
                    case PLAYING, PAUSED, STARTING -> true;
                    case STOPPED, STOPPING, NOT_HERE -> false;
                };
    }

    void shown() {
        if (looking == null) {
            reload();
            looking = workspace
                    .background()
                    .repeat(
                            Text.of("Look at the scenario's parts"),
                            LOOK,
                            () -> stage == null ? List.<PartState>of() : stage.look(),
                            this::looked,
                            failed -> {});
        }
    }

    void hidden() {
        Background.Handle now = looking;
        looking = null;
        if (now != null) {
            now.cancel();
        }
    }

    private void looked(List<PartState> states) {
        if (onStage() && !states.isEmpty()) {
            parts.set(states);
        } else {
            showPlanned();
        }
    }

    private void showPlanned() {
        Entry entry = chosen.get();
        Scenario scenario = entry == null ? null : entry.scenario();
        if (!onStage()) {
            parts.set(scenario == null ? List.of() : PlannedParts.of(scenario));
        } else if (scenario != null && parts.get().isEmpty()) {
            parts.set(PlannedParts.of(scenario));
        }
    }

    /** Reads all anew: files may have been changed. */
    void reload() {
        List<String> names = shelf.names();
        workspace
                .background()
                .run(
                        Text.of("Read the scenarios"),
                        () -> names.stream().map(Shelf::read).toList(),
                        this::list,
                        failure::set);
    }

    private void list(List<Entry> read) {
        Entry before = chosen.get();
        String name = wanted;
        wanted = null;
        if (name == null && before != null) {
            name = before.name();
        } else if (name == null && stage != null) {
            name = stage.name().get();
        }
        entries.setAll(read);
        String select = name;
        chosen.set(read.stream()
                .filter(entry -> entry.name().equals(select))
                .findFirst()
                .orElse(read.isEmpty() ? null : read.getFirst()));
    }

    /** Chooses one by its name or file. */
    void choose(String name) {
        if (!shelf.names().contains(name)) {
            shelf.add(name);
            wanted = name;
            reload();
            return;
        }
        wanted = name;
        entries.stream().filter(entry -> entry.name().equals(name)).findFirst().ifPresent(entry -> {
            wanted = null;
            chosen.set(entry);
        });
    }

    /** Takes a file off the list; it stays where it is. */
    void forget(Entry entry) {
        shelf.forget(entry.name());
        chosen.set(null);
        reload();
    }

    /** Plays the chosen one from its beginning, or on if it is paused. */
    void play() {
        Entry entry = chosen.get();
        Scenario scenario = entry == null ? null : entry.scenario();
        if (stage == null || demo == null || entry == null || scenario == null || impossible() != null) {
            return;
        }
        failure.set(null);
        if (onStage()) {
            demo.play(demo.speed());
        } else {
            stage.play(entry.name(), scenario);
        }
    }

    void pause() {
        if (demo != null) {
            demo.pause();
        }
    }

    void stop() {
        if (demo != null) {
            demo.stop();
        }
    }

    /** Changes the speed, at once if it plays. */
    void speed(double times) {
        if (demo != null && onStage()) {
            demo.play(times);
        }
    }

    void turn(Fault fault, boolean on) {
        if (stage != null) {
            stage.turn(fault, on);
        }
    }

    /** Deletes what the chosen one made, and says what became of it. */
    void remove() {
        Entry entry = chosen.get();
        Scenario scenario = entry == null ? null : entry.scenario();
        if (stage != null && scenario != null) {
            failure.set(null);
            stage.remove(scenario, outcome -> workspace.say(words(outcome)), failure::set);
        }
    }

    private static String words(Removal.Outcome outcome) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                outcome.removed().isEmpty()
                        ? Text.of("There was nothing to remove.")
                        : Text.of("Removed: {0}.", String.join(", ", outcome.removed())));
        if (!outcome.kept().isEmpty()) {
            sentences.add(Text.of("Kept, as no scenario made it: {0}.", String.join(", ", outcome.kept())));
        }
        return String.join(" ", sentences);
    }

    /** Writes the chosen one into a file of the person's own, and chooses that. */
    void keep(Path file) {
        Entry entry = chosen.get();
        if (entry != null) {
            workspace
                    .background()
                    .run(
                            Text.of("Keep a copy of the scenario"),
                            () -> Shelf.keep(entry.name(), file),
                            kept -> choose(kept.toAbsolutePath().toString()),
                            failure::set);
        }
    }
}
