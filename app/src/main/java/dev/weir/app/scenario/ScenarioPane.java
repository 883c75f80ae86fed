package dev.weir.app.scenario;

import dev.weir.app.scenario.file.Problem;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Demo;
import dev.weir.app.shell.EmbeddedWanted;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen scenario: what it is, the buttons that play it, its parts, and what can be made to go wrong. */
final class ScenarioPane extends VBox {

    private final Workspace workspace;
    private final ScenariosModel model;
    private final FileQuestion files;
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Label now = new Label();
    private final Button play = new Button();
    private final Button stop = new Button(Text.of("Stop"), Icons.of(Icon.STOP));
    private final Button remove = new Button(Text.of("Remove what it made…"), Icons.of(Icon.DELETE));
    private final Button keep = new Button(Text.of("Keep a copy…"), Icons.of(Icon.SAVE));
    private final Button pipeline = new Button(Text.of("Show its pipeline"), Icons.of(Icon.LAYERS));
    private final Button forget = new Button(Text.of("Take off the list"), Icons.of(Icon.CLOSE));
    private final ComboBox<Double> speeds = new ComboBox<>();
    private final PartList parts;
    private final FaultSwitches faults;
    private final Label faultsTitle = new Label(Text.of("Make something go wrong"));
    private final Label faultsWait =
            new Label(Text.of("Press Play first: then each of these can be switched on and off."));
    private final VBox elsewhere = new VBox(8);
    private final Label elsewhereWhy = new Label();
    private final Label failed = new Label();
    private final TextArea problems = new TextArea();
    private final VBox sound;
    private boolean showing;

    ScenarioPane(Workspace workspace, ScenariosModel model, FileQuestion files) {
        super(16);
        this.workspace = workspace;
        this.model = model;
        this.files = files;
        this.parts = new PartList(workspace::open);
        this.faults = new FaultSwitches(model::turn);
        getStyleClass().add("scenario-pane");
        title.getStyleClass().add("page-subheading");
        title.setId("scenario-title");
        wrapped(summary);
        summary.getStyleClass().add("muted");
        now.setId("scenario-now");
        now.getStyleClass().add("muted");
        wrapped(failed);
        failed.setId("scenario-failed");
        failed.getStyleClass().add("form-problem");
        hideable(failed);
        problems.setId("scenario-problems");
        problems.setEditable(false);
        problems.setWrapText(true);
        problems.getStyleClass().add("mono");
        problems.setAccessibleText(Text.of("What is wrong with the file"));
        VBox.setVgrow(problems, Priority.ALWAYS);
        hideable(problems);
        elsewhere.setId("scenario-elsewhere");
        elsewhere.getStyleClass().add("scenario-elsewhere");

        wrapped(elsewhereWhy);

        Button connect = EmbeddedWanted.button();
        connect.setMinWidth(Region.USE_PREF_SIZE);
        elsewhere.getChildren().addAll(elsewhereWhy, connect);
        hideable(elsewhere);
        faultsTitle.getStyleClass().add("medium");
        hideable(faultsTitle);
        wrapped(faultsWait);
        faultsWait.setId("scenario-faults-wait");
        faultsWait.getStyleClass().addAll("muted", "small");
        hideable(faultsWait);
        Label partsTitle = new Label(Text.of("What it is made of"));
        partsTitle.getStyleClass().add("medium");
        sound = new VBox(16, new VBox(8, partsTitle, parts), new VBox(8, faultsTitle, faultsWait, faults));
        hideable(sound);
        getChildren().addAll(new VBox(4, title, summary), elsewhere, buttons(), failed, sound, problems, keeping());
        model.chosen().subscribe(entry -> choose(entry));
        model.parts().subscribe(parts::show);
        model.failure().subscribe(failure -> say(failure == null ? null : failure.what() + " " + failure.advice()));
        ScenarioModel stage = model.stage();
        if (stage != null) {
            stage.faultsOn().subscribe(on -> showFaults());
        }
    }

    private static void wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static void hideable(Node node) {
        node.managedProperty().bind(node.visibleProperty());
    }

    private FlowPane buttons() {
        play.setId("scenario-play");
        play.getStyleClass().add("accent");
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.setOnAction(event -> press());
        stop.setId("scenario-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> model.stop());
        speeds.setId("scenario-speed");
        speeds.setAccessibleText(Text.of("The speed"));
        speeds.setTooltip(new Tooltip(Text.of("How much faster or slower than usual it plays")));
        speeds.setCellFactory(list -> new SpeedCell());
        speeds.setButtonCell(new SpeedCell());
        speeds.setMinWidth(Region.USE_PREF_SIZE);
        speeds.setOnAction(event -> {
            Double chosen = speeds.getValue();
            if (!showing && chosen != null) {
                model.speed(chosen);
            }
        });
        now.setMinWidth(0);
        FlowPane row = new FlowPane(8, 8, play, stop, speeds, now);
        row.setRowValignment(VPos.CENTER);
        return row;
    }

    private FlowPane keeping() {
        pipeline.setId("scenario-pipeline");
        pipeline.setOnAction(event -> {
            Entry entry = model.chosen().get();
            Scenario scenario = entry == null ? null : entry.scenario();
            if (scenario != null) {
                workspace.open(new Place.Pipeline(scenario.streams().getFirst().name()));
            }
        });
        keep.setId("scenario-keep");
        keep.setOnAction(event -> keepACopy());
        remove.setId("scenario-remove");
        remove.setOnAction(event -> askToRemove());
        forget.setId("scenario-forget");
        hideable(forget);
        forget.setOnAction(event -> {
            Entry entry = model.chosen().get();
            if (entry != null) {
                model.forget(entry);
            }
        });
        return new FlowPane(8, 8, pipeline, keep, remove, forget);
    }

    private void press() {
        Demo demo = model.demo();
        if (demo != null && model.onStage() && demo.state().get() == Demo.State.PLAYING) {
            model.pause();
            return;
        }
        Entry entry = model.chosen().get();
        Scenario scenario = entry == null ? null : entry.scenario();
        if (scenario != null && entry.own() && scenario.runsCommands() && !model.onStage()) {
            Confirm.ask(
                    workspace,
                    this,
                    new Confirm.Question(
                            Text.of("Run its commands?"),
                            commands(scenario),
                            Text.of(
                                    "This file runs these commands on this machine, with your rights. Play it only if you know who wrote it."),
                            Text.of("Play")),
                    model::play);
        } else {
            model.play();
        }
    }

    private static String commands(Scenario scenario) {
        return scenario.functions().stream()
                .map(Handler::program)
                .filter(Handler.Program.Command.class::isInstance)
                .map(program -> ((Handler.Program.Command) program).line())
                .collect(Collectors.joining("\n"));
    }

    private void keepACopy() {
        Entry entry = model.chosen().get();
        if (entry == null) {
            return;
        }
        String name = entry.own() ? entry.title() : entry.name();
        Path file = files.save(
                getScene() == null ? null : getScene().getWindow(),
                Text.of("Keep a copy of the scenario"),
                name.replaceAll("[^A-Za-z0-9._-]+", "-") + "-copy" + ScenarioFiles.EXTENSION);
        if (file != null) {
            model.keep(file);
        }
    }

    private void askToRemove() {
        Entry entry = model.chosen().get();
        Scenario scenario = entry == null ? null : entry.scenario();
        if (scenario != null) {
            Confirm.ask(
                    workspace,
                    this,
                    new Confirm.Question(
                            Text.of("Remove what the scenario made?"),
                            scenario.title(),
                            Text.of(
                                    "Its streams with all their records, its delivery streams, functions and buckets with all their objects are deleted. That can't be undone. What no scenario made stays."),
                            Text.of("Remove")),
                    model::remove);
        }
    }

    private void choose(@Nullable Entry entry) {
        Scenario scenario = entry == null ? null : entry.scenario();
        say(null);
        title.setText(entry == null ? "" : entry.title());
        summary.setText(scenario == null ? broken(entry) : scenario.summary());
        sound.setVisible(scenario != null);
        problems.setVisible(scenario == null && entry != null);
        problems.setText(
                entry == null
                        ? ""
                        : entry.problems().stream().map(Problem::words).collect(Collectors.joining("\n\n")));
        List<Fault> all = scenario == null ? List.of() : scenario.faults();
        faults.show(all);
        faultsTitle.setVisible(!all.isEmpty());
        keep.setDisable(scenario == null);
        forget.setVisible(entry != null && entry.own());
        show();
    }

    private static String broken(@Nullable Entry entry) {
        return entry == null
                ? ""
                : Text.of("{0} can't be opened. What is wrong with it, by line and column:", entry.name());
    }

    private void say(@Nullable String what) {
        failed.setText(what == null ? "" : what);
        failed.setVisible(what != null);
    }

    private void showFaults() {
        ScenarioModel stage = model.stage();
        Demo demo = model.demo();
        boolean usable =
                stage != null && model.onStage() && demo != null && demo.state().get() != Demo.State.STARTING;
        faults.show(usable && stage != null ? stage.faultsOn().get() : Set.of(), usable);
        faultsWait.setVisible(faultsTitle.isVisible() && !usable);
    }

    /** Shows what the stage does now. */
    void show() {
        Entry entry = model.chosen().get();
        Scenario scenario = entry == null ? null : entry.scenario();
        Demo demo = model.demo();
        String impossible = model.impossible();
        elsewhere.setVisible(impossible != null && scenario != null);
        elsewhereWhy.setText(impossible == null ? "" : impossible);
        boolean here = model.onStage();
        Demo.State state = demo == null ? Demo.State.NOT_HERE : demo.state().get();
        boolean playing = here && state == Demo.State.PLAYING;
        play.setText(
                playing ? Text.of("Pause") : here && state == Demo.State.PAUSED ? Text.of("Play on") : Text.of("Play"));
        play.setGraphic(Icons.of(playing ? Icon.PAUSE : Icon.PLAY));
        play.setDisable(scenario == null || impossible != null || (here && state == Demo.State.STARTING));
        pipeline.setDisable(!here);
        stop.setDisable(!here);
        remove.setDisable(scenario == null || impossible != null);
        speeds.setDisable(!here);
        now.setText(words(demo, here, state));
        showSpeeds(demo, scenario, here);
        showFaults();
    }

    private void showSpeeds(@Nullable Demo demo, @Nullable Scenario scenario, boolean here) {
        double usual = scenario == null ? 1 : scenario.speed();
        double speed = here && demo != null ? demo.speed() : usual;
        List<Double> offered =
                List.copyOf(new TreeSet<>(List.of(usual / 10, usual / 2, usual, usual * 2, usual * 6, speed)));
        if (!offered.equals(speeds.getItems()) || speeds.getValue() == null || speeds.getValue() != speed) {
            showing = true;
            speeds.getItems().setAll(offered);
            speeds.setValue(speed);
            showing = false;
        }
    }

    private static String words(@Nullable Demo demo, boolean here, Demo.State state) {
        if (demo == null || !here) {
            return state == Demo.State.STOPPING ? Text.of("stopping…") : "";
        }
        Demo.Progress progress = demo.progress();
        String sent = Text.of("{0} sent, {1} read", Format.count(progress.sent()), Format.count(progress.read()));
        return switch (state) {
            case STARTING -> Text.of("starting…");
            case PLAYING -> Text.of("playing") + " · " + sent;
            case PAUSED -> Text.of("paused") + " · " + sent;
            case STOPPED, STOPPING, NOT_HERE -> "";
        };
    }

    private static final class SpeedCell extends ListCell<Double> {
        @Override
        protected void updateItem(@Nullable Double speed, boolean empty) {
            super.updateItem(speed, empty);
            setText(
                    empty || speed == null
                            ? null
                            : (speed < 1 ? String.format(Text.numbers(), "%.1f", speed) : Format.rate(speed)) + "×");
        }
    }
}
