package dev.weir.app.records;

import dev.weir.app.records.RecordsModel.Phase;
import dev.weir.app.records.StreamChoices.ShardChoice;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is read, from where, and the buttons that start and stop it. JavaFX thread only. */
final class RecordsBar extends VBox {

    private static final double LONGEST_NAME = 200;
    private static final double SHORTEST = 76;
    private static final double INPUT = 184;
    private static final double CHOICE = 152;

    private final Workspace workspace;
    private final RecordsModel model;
    private final Chooser<String> streams;
    private final Chooser<ShardChoice> shards;
    private final TextField input = new TextField();
    private final TextField stopInput = new TextField();
    private final Label problem = new Label();
    private final Button pause = new Button();
    private final Button run = new Button();

    RecordsBar(Workspace workspace, RecordsModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        streams = new Chooser<>(Text.of("Stream"), name -> name, name -> go(name, null));
        shards = new Chooser<>(
                Text.of("Shard"),
                ShardChoice::text,
                choice -> go(model.streamName().get(), choice.shardId()));
        streams.setId("records-stream");
        shards.setId("records-shard");
        for (Chooser<?> chooser : List.of(streams, shards)) {
            chooser.setMaxWidth(LONGEST_NAME);
            chooser.setMinWidth(SHORTEST);
        }
        ComboBox<StartFrom> from = from();
        ComboBox<StopAt> until = until();
        typed(input, "records-start-input").bindBidirectional(model.choice().fromInput());
        typed(stopInput, "records-stop-input").bindBidirectional(model.choice().stopInput());
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
            if (model.running()) {
                model.stop();
            } else {
                model.start();
            }
        });
        Label heading = new Label(Text.of("Records"));
        heading.getStyleClass().add("page-heading");
        // What is read, from where and until where: where they have no room beside each other, they wrap.
        FlowPane choices = new FlowPane(
                8, 8, group(heading, gap(4), streams), group(shards), group(from, input), group(until, stopInput));
        choices.setRowValignment(VPos.CENTER);
        HBox.setHgrow(choices, Priority.ALWAYS);
        HBox buttons = group(pause, run);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setMaxHeight(Region.USE_PREF_SIZE);
        choices.prefWrapLengthProperty()
                .bind(widthProperty().subtract(buttons.widthProperty()).subtract(8));
        HBox row = new HBox(8, choices, buttons);
        row.setAlignment(Pos.TOP_LEFT);
        for (Region fixed : List.of(heading, from, until, pause, run)) {
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
        model.choice().from().addListener((property, old, now) -> ask());
        model.choice().stopAt().addListener((property, old, now) -> ask());
        workspace.zone().addListener((property, old, now) -> ask());
        ask();
        chosen();
        buttons();
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(8, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static Region gap(double width) {
        Region gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }

    private StringProperty typed(TextField field, String id) {
        field.setId(id);
        field.setPrefWidth(INPUT);
        field.setMinWidth(SHORTEST);
        field.managedProperty().bind(field.visibleProperty());
        field.setOnAction(event -> model.start());
        return field.textProperty();
    }

    private ComboBox<StartFrom> from() {
        ComboBox<StartFrom> from = new ComboBox<>();
        from.getItems().setAll(StartFrom.values());
        from.setId("records-from");
        from.setAccessibleText(Text.of("Where to start"));
        from.setPrefWidth(CHOICE);
        from.setCellFactory(list -> ChoiceCell.explained(StartFrom::text, StartFrom::meaning));
        from.setButtonCell(ChoiceCell.of(StartFrom::text));
        from.valueProperty().bindBidirectional(model.choice().from());
        return from;
    }

    private ComboBox<StopAt> until() {
        ComboBox<StopAt> until = new ComboBox<>();
        until.getItems().setAll(StopAt.values());
        until.setId("records-until");
        until.setAccessibleText(Text.of("Where to stop"));
        until.setPrefWidth(CHOICE);
        until.setCellFactory(list -> ChoiceCell.of(StopAt::text));
        until.setButtonCell(ChoiceCell.of(StopAt::text));
        until.valueProperty().bindBidirectional(model.choice().stopAt());
        return until;
    }

    private void ask() {
        String zone = Format.zone(workspace.clock().instant(), workspace.zone().get());
        String time = "2026-11-23 21:04 " + zone;
        StartFrom.Input start = model.choice().from().get().input();
        input.setVisible(start != StartFrom.Input.NONE);
        switch (start) {
            case NONE -> {}
            case MINUTES -> say(input, SHORTEST, Text.of("minutes"), Text.of("How many minutes ago to start"));
            case COUNT -> say(input, SHORTEST, Text.of("records"), Text.of("How many of the newest records"));
            case TIME -> say(input, INPUT, time, Text.of("Time to start at, {0}", zone));
            case SEQUENCE_NUMBER ->
                say(input, INPUT, Text.of("sequence number of one shard"), Text.of("Sequence number to start at"));
        }
        StopAt.Input stop = model.choice().stopAt().get().input();
        stopInput.setVisible(stop != StopAt.Input.NONE);
        if (stop == StopAt.Input.TIME) {
            say(stopInput, INPUT, time, Text.of("Time to stop at, {0}", zone));
        } else {
            say(stopInput, SHORTEST, Text.of("how many"), Text.of("After how many to stop"));
        }
    }

    private static void say(TextField field, double width, String prompt, String accessible) {
        field.setPrefWidth(width);
        field.setPromptText(prompt);
        field.setAccessibleText(accessible);
        field.setTooltip(new Tooltip(accessible));
    }

    private void buttons() {
        Phase phase = model.phase().get();
        boolean paused = phase == Phase.PAUSED;
        pause.setText(paused ? Text.of("Resume") : Text.of("Pause"));
        pause.setGraphic(Icons.of(paused ? Icon.PLAY : Icon.PAUSE));
        pause.setDisable(!model.running());
        run.setText(model.running() ? Text.of("Stop") : Text.of("Start"));
        run.setGraphic(Icons.of(model.running() ? Icon.STOP : Icon.PLAY));
        run.getStyleClass().remove("accent");
        if (!model.running()) {
            run.getStyleClass().add("accent");
        }
        run.setDisable(model.streamName().get() == null);
    }

    private void chosen() {
        String stream = model.streamName().get();
        String shard = model.shardId().get();
        streams.setText(stream == null ? Text.of("Choose a stream") : stream);
        shards.setText(shard == null ? Text.of("All shards") : shard);
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
            if (model.choice().from().get().input() == StartFrom.Input.NONE
                    || !model.choice().fromInput().get().isBlank()) {
                model.start();
            }
        }
    }

    /** Asks what there is to choose from. */
    void load() {
        streams.say(Text.of("Loading…"));
        workspace
                .background()
                .run(
                        Text.of("List streams"),
                        () -> StreamChoices.streams(workspace.clients().streams()),
                        names -> {
                            streams.offer(names);
                            streams.say(
                                    names.isEmpty()
                                            ? Text.of("There are no streams in this account and region.")
                                            : names.size() >= StreamChoices.MOST_STREAMS
                                                    ? Text.of("The first {0} streams.", Format.count(names.size()))
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
                        Text.of("List shards"),
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
