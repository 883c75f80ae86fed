package dev.weir.app.capsule;

import dev.weir.app.capsule.RestoreModel.State;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.Manifest;
import dev.weir.app.capsule.file.Problem;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows what a capsule is, what would be made of it, and makes it if the person wants that. */
final class RestoreDialog {

    private static final double WIDTH = 760;

    private final Workspace workspace;
    private final RestoreModel model;
    private final Runnable toEmbedded;
    private final FormDialog dialog;
    private final VBox content = new VBox(12);
    private final ProgressBar bar = new ProgressBar();

    private RestoreDialog(Workspace workspace, Node owner, RestoreModel model, Runnable toEmbedded) {
        this.workspace = workspace;
        this.model = model;
        this.toEmbedded = toEmbedded;
        bar.setId("capsule-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progress());
        bar.setAccessibleText(Text.of("Progress"));
        dialog = new FormDialog(
                workspace,
                owner,
                String.valueOf(model.file().getFileName()),
                content,
                Text.of("Restore"),
                "capsule-restore",
                WIDTH);
        dialog.onAction(this::act);
        model.state().subscribe(this::show);
        model.steps().addListener((ListChangeListener<RestoreStep>) change -> say());
        workspace.readOnly().subscribe(on -> say());
    }

    /** Opens it and returns at once; the file is being checked then. */
    static void open(Workspace workspace, Node owner, RestoreModel model, Runnable toEmbedded) {
        RestoreDialog opened = new RestoreDialog(workspace, owner, model, toEmbedded);
        model.check();
        opened.dialog.show();
    }

    private void act() {
        switch (model.state().get()) {
            case State.Planned planned -> model.start();
            case State.Elsewhere elsewhere -> {
                dialog.close();
                toEmbedded.run();
            }
            case State.Failed failed -> model.check();
            case State.Running running -> model.cancel();
            case State.Checking checking -> {}
            case State.Broken broken -> dialog.close();
            case State.Ended ended -> dialog.close();
        }
    }

    private void say() {
        dialog.say(model.problem());
    }

    private void show(State state) {
        dialog.say("");
        switch (state) {
            case State.Checking checking -> {
                content.getChildren().setAll(text(Text.of("Checking the file before anything of it is used…")), bar);
                button(Text.of("Restore"));
                dialog.action().setDisable(true);
            }
            case State.Broken broken -> {
                content.getChildren().setAll(broken(broken.problems()));
                button(Text.of("Close"));
            }
            case State.Failed failed -> {
                content.getChildren().setAll(failed(failed.failure()));
                button(Text.of("Try again"));
            }
            case State.Elsewhere elsewhere -> {
                Label where = text(Text.of(
                        "Capsules are restored into the embedded broker only, and this window is connected to {0}.",
                        workspace.connection().title()));
                where.setId("capsule-elsewhere");
                content.getChildren().setAll(facts(elsewhere.capsule()), where);
                button(Text.of("Connect to the embedded broker"));
            }
            case State.Planned planned -> {
                content.getChildren().setAll(facts(planned.capsule()), clashes(), list(), text(Notes.notCarried()));
                button(Text.of("Restore"));
                say();
            }
            case State.Running running -> {
                content.getChildren()
                        .setAll(
                                facts(running.capsule()),
                                bar,
                                list(),
                                text(
                                        Text.of(
                                                "It goes on when this is closed; Tasks shows it. Opened again, a capsule goes on where it was left.")));
                button(Text.of("Stop"));
            }
            case State.Ended ended -> {
                content.getChildren().setAll(facts(ended.capsule()));
                Label how = text(ended.how().sentence());
                how.setId("capsule-ended");
                how.getStyleClass().add("medium");
                content.getChildren().add(how);
                ended.how().problems().forEach(problem -> content.getChildren().add(warning(problem)));
                button(Text.of("Close"));
            }
        }
        if (content.getScene() != null && content.getScene().getWindow() != null) {
            content.getScene().getWindow().sizeToScene();
        }
    }

    private void button(String text) {
        dialog.action().setText(text);
    }

    private VBox broken(List<Problem> problems) {
        Label heading = text(Text.of("Nothing of this file was used, as it is not a sound capsule:"));
        ListView<String> list = new ListView<>();
        list.setId("capsule-problems");
        list.setAccessibleText(Text.of("What is wrong"));
        list.getItems().setAll(problems.stream().map(Problem::words).toList());
        list.setCellFactory(view -> new WrappedCell());
        list.setPrefHeight(160);
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(8, heading, list);
    }

    private static VBox failed(Failure failure) {
        Label what = text(failure.what());
        what.getStyleClass().add("form-problem");
        return new VBox(8, what, text(failure.advice()));
    }

    private VBox facts(Capsule capsule) {
        Manifest manifest = capsule.manifest();
        VBox box = new VBox(4);
        box.setId("capsule-facts");
        String when =
                Format.time(Instant.parse(manifest.madeAt()), workspace.zone().get());
        String from = switch (manifest.from()) {
            case "aws" -> Text.of("AWS, {0}", manifest.region());
            case "embedded" -> Text.of("an embedded broker");
            default -> Text.of("an endpoint of its own");
        };
        box.getChildren()
                .add(text(Text.of(
                        "Saved {0} from {1} by {2}: {3}, {4}, {5}.",
                        when,
                        from,
                        manifest.madeBy(),
                        Text.count(manifest.streams().size(), "{0} stream", "{0} streams"),
                        Text.count(manifest.records(), "{0} record", "{0} records"),
                        Format.bytes((double) manifest.bytes()))));
        if (!manifest.complete()) {
            box.getChildren()
                    .add(warning(Text.of("It was cut short when it was saved: not all that was asked for is in it.")));
        }
        manifest.notes().stream().limit(5).forEach(note -> box.getChildren().add(note(note)));
        if (manifest.notes().size() > 5) {
            box.getChildren()
                    .add(note(Text.count(
                            manifest.notes().size() - 5,
                            "{0} more note is in its manifest.",
                            "{0} more notes are in its manifest.")));
        }
        if (manifest.masked()) {
            box.getChildren().add(note(Text.of("Values in it were masked when it was saved.")));
        }
        return box;
    }

    private HBox clashes() {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox(16, new Label(Text.of("Where a name is taken:")));
        line.setAlignment(Pos.CENTER_LEFT);
        for (Clash clash : Clash.values()) {
            RadioButton button = new RadioButton(
                    switch (clash) {
                        case OTHER_NAME -> Text.of("another name");
                        case SKIP -> Text.of("leave it out");
                        case STOP -> Text.of("make nothing");
                    });
            button.setId("capsule-clash-" + clash.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(model.clash().get() == clash);
            button.setOnAction(event -> model.clash().set(clash));
            line.getChildren().add(button);
        }
        return line;
    }

    private Node list() {
        RestoreTable table = new RestoreTable(model.steps());
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static HBox warning(String text) {
        Label label = text(text);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(8, Icons.of(Icon.WARNING), label);
        line.getStyleClass().add("capsule-warning");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label note(String text) {
        Label label = text(text);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private static Label text(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
