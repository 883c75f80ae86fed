package dev.weir.app.records;

import dev.weir.app.records.RecordsModel.Phase;
import dev.weir.app.records.StreamChoices.ShardChoice;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is read, from where, and the buttons that start and stop it. JavaFX thread only. */
final class RecordsBar extends VBox {

    private final Workspace workspace;
    private final RecordsModel model;
    private final Chooser<String> streams;
    private final Chooser<ShardChoice> shards;
    private final TextField input = new TextField();
    private final Label problem = new Label();
    private final Button pause = new Button();
    private final Button run = new Button();
    private final HBox row;

    RecordsBar(Workspace workspace, RecordsModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        streams = new Chooser<>("Stream", name -> name, name -> go(name, null));
        shards = new Chooser<>(
                "Shard", ShardChoice::text, choice -> go(model.streamName().get(), choice.shardId()));
        streams.setId("records-stream");
        shards.setId("records-shard");
        ComboBox<StartFrom> from = from();
        input.textProperty().bindBidirectional(model.startInput());
        input.managedProperty().bind(input.visibleProperty());
        input.setOnAction(event -> model.start());
        input.setPrefWidth(200);
        pause.setId("records-pause");
        run.setId("records-run");
        pause.setOnAction(event -> {
            if (model.phase().get() == Phase.PAUSED) {
                model.resume();
            } else {
                model.pause();
            }
        });
        run.setOnAction(event -> {
            if (running()) {
                model.stop();
            } else {
                model.start();
            }
        });
        Label heading = new Label("Records");
        heading.getStyleClass().add("page-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row = new HBox(8, heading, gap(8), streams, shards, from, input, space, pause, run);
        row.setAlignment(Pos.CENTER_LEFT);
        for (Region fixed : List.of(heading, pause, run)) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        problem.getStyleClass().add("records-problem");
        problem.setGraphic(Icons.of(Icon.WARNING));
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(row, problem);
        model.streamName().addListener((property, old, now) -> chosen());
        model.shardId().addListener((property, old, now) -> chosen());
        model.phase().addListener((property, old, now) -> buttons());
        model.startFrom().addListener((property, old, now) -> askFor(now.input()));
        workspace
                .zone()
                .addListener(
                        (property, old, now) -> askFor(model.startFrom().get().input()));
        askFor(model.startFrom().get().input());
        chosen();
        buttons();
    }

    /** Puts one more control before those that pause and stop. */
    void add(Region control) {
        control.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(row.getChildren().size() - 2, control);
    }

    private static Region gap(double width) {
        Region gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }

    private ComboBox<StartFrom> from() {
        ComboBox<StartFrom> from = new ComboBox<>();
        from.setId("records-from");
        from.getItems().setAll(StartFrom.values());
        from.setAccessibleText("Starting position");
        from.setPrefWidth(190);
        from.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable StartFrom choice) {
                return choice == null ? "" : choice.text();
            }

            @Override
            public StartFrom fromString(String text) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        });
        from.valueProperty().bindBidirectional(model.startFrom());
        return from;
    }

    private void askFor(StartFrom.Input wanted) {
        input.setVisible(wanted != StartFrom.Input.NONE);
        boolean time = wanted == StartFrom.Input.TIME;
        String zone = Format.zone(workspace.clock().instant(), workspace.zone().get());
        input.setPromptText(time ? "2026-11-23 21:04:10 " + zone : "sequence number of one shard");
        input.setAccessibleText(time ? "Time to start at, " + zone : "Sequence number to start at");
    }

    private boolean running() {
        return model.phase().get() == Phase.TAILING || model.phase().get() == Phase.PAUSED;
    }

    private void buttons() {
        Phase phase = model.phase().get();
        boolean paused = phase == Phase.PAUSED;
        pause.setText(paused ? "Resume" : "Pause");
        pause.setGraphic(Icons.of(paused ? Icon.PLAY : Icon.PAUSE));
        pause.setDisable(!running());
        run.setText(running() ? "Stop" : "Start");
        run.setGraphic(Icons.of(running() ? Icon.STOP : Icon.PLAY));
        run.getStyleClass().remove("accent");
        if (!running()) {
            run.getStyleClass().add("accent");
        }
        run.setDisable(model.streamName().get() == null);
    }

    private void chosen() {
        String stream = model.streamName().get();
        String shard = model.shardId().get();
        streams.setText(stream == null ? "Choose a stream" : stream);
        shards.setText(shard == null ? "All shards" : shard);
        shards.setDisable(stream == null);
        buttons();
    }

    /** Turns to a stream and starts; what needs more than was given waits for the person. */
    void go(@Nullable String stream, @Nullable String shard) {
        boolean otherStream =
                stream != null && !stream.equals(model.streamName().get());
        model.choose(stream, shard);
        if (stream != null) {
            if (otherStream) {
                shards.offer(List.of(new ShardChoice(null, true)));
            }
            loadShards(stream);
            if (model.startFrom().get().input() == StartFrom.Input.NONE
                    || !model.startInput().get().isBlank()) {
                model.start();
            }
        }
    }

    /** Asks what there is to choose from. */
    void load() {
        streams.say("Loading…");
        workspace
                .background()
                .run(
                        "List streams",
                        () -> StreamChoices.streams(workspace.clients().kinesis()),
                        names -> {
                            streams.offer(names);
                            streams.say(
                                    names.isEmpty()
                                            ? "There are no streams in this account and region."
                                            : names.size() >= StreamChoices.MOST_STREAMS
                                                    ? "The first %s streams.".formatted(Format.count(names.size()))
                                                    : "");
                        },
                        failure -> streams.say(failure.what() + " " + failure.advice()));
        String stream = model.streamName().get();
        if (stream != null) {
            loadShards(stream);
        }
    }

    private void loadShards(String stream) {
        shards.say("");
        workspace
                .background()
                .run(
                        "List shards",
                        () -> StreamChoices.shards(workspace.clients().kinesis(), stream),
                        choices -> {
                            if (stream.equals(model.streamName().get())) {
                                shards.offer(choices);
                            }
                        },
                        failure -> shards.say(failure.what() + " " + failure.advice()));
    }

    /** Opens the list of streams. */
    void chooseStream() {
        streams.fire();
    }
}
