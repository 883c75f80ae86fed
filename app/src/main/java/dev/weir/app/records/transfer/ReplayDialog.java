package dev.weir.app.records.transfer;

import dev.weir.app.records.transfer.ExportModel.What;
import dev.weir.app.records.transfer.ReplayModel.Dry;
import dev.weir.app.send.BoundField;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks what goes from a stream into another, how fast and under which keys; a dry run counts before anything is sent. */
final class ReplayDialog {

    private final Workspace workspace;
    private final ReplayModel model;
    private final FormDialog dialog;
    private final Button dryRun = new Button(Text.of("Dry run"), Icons.of(Icon.EYE));
    private final Label counted = new Label();
    private final Label warning = new Label();
    private final TableView<DryRun.ShardPart> table = new TableView<>();

    private ReplayDialog(Workspace workspace, Node owner, ReplayModel model) {
        this.workspace = workspace;
        this.model = model;
        dryRun.setId("replay-dry-run");
        dryRun.setOnAction(event -> model.dryRun());
        counted.setId("replay-counted");
        counted.setWrapText(true);
        counted.setMinHeight(Region.USE_PREF_SIZE);
        counted.setMaxWidth(560);
        warning.getStyleClass().add("generator-exceeds");
        warning.setWrapText(true);
        warning.managedProperty().bind(warning.textProperty().isNotEmpty());
        HBox dryLine = new HBox(12, dryRun, counted);
        dryLine.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(12, form(), warning, dryLine, table());
        dialog = new FormDialog(
                workspace,
                owner,
                model.what().get() == What.SELECTED
                        ? Text.of("Send {0} records again", Format.count(model.selected()))
                        : Text.of("Replay {0} into another stream", model.streamName()),
                content,
                Text.of("Start replay"),
                "replay-accept",
                720);
        dialog.onAction(this::start);
        Runnable look = this::look;
        model.what().subscribe(look);
        model.from().subscribe(look);
        model.to().subscribe(look);
        model.target().subscribe(look);
        model.rate().subscribe(look);
        model.keyKind().subscribe(look);
        model.keyText().subscribe(look);
        model.dry().subscribe(this::show);
        look();
    }

    /** Opens the form and returns at once. */
    static void open(Workspace workspace, Node owner, ReplayModel model) {
        new ReplayDialog(workspace, owner, model).dialog.show();
    }

    private void look() {
        String problem = model.problem();
        dryRun.setDisable(!problem.isEmpty());
        warning.setText(model.warning());
        dialog.say(problem.isEmpty() && workspace.readOnly().get() ? ReadOnlyWords.sentence() : problem);
    }

    private void start() {
        DryRun.Result result = model.dry().get().result();
        String what = result == null
                ? model.what().get() == What.SELECTED
                        ? Text.of("{0} records of {1} will be put.", Format.count(model.selected()), model.streamName())
                        : Text.of("A replay of {0} will put its records.", model.streamName())
                : Text.of(
                        "{0} records ({1}) of {2} will be put.",
                        Format.count(result.records()), Format.bytes((double) result.bytes()), model.streamName());
        SendQuestion.ask(workspace, dialog.node(), model.target().get(), what, Text.of("Start replay"), () -> {
            model.start();
            dialog.close();
        });
    }

    private GridPane form() {
        ToggleGroup group = new ToggleGroup();
        RadioButton range = new RadioButton(Text.of("A range of {0}", model.streamName()));
        range.setMnemonicParsing(false);
        range.setId("replay-range");
        RadioButton chosen = new RadioButton(Text.of("The selected records ({0})", Format.count(model.selected())));
        chosen.setId("replay-selected");
        chosen.setDisable(model.selected() == 0);
        range.setToggleGroup(group);
        chosen.setToggleGroup(group);
        (model.what().get() == What.SELECTED ? chosen : range).setSelected(true);
        chosen.selectedProperty().subscribe(on -> model.what().set(on ? What.SELECTED : What.RANGE));
        HBox times = ExportDialog.times(workspace, model.from(), model.to());
        times.disableProperty().bind(chosen.selectedProperty());
        StreamPicker picker = new StreamPicker(workspace, name -> model.target().set(name));
        picker.setId("replay-target");
        picker.choose(model.target().get().isEmpty() ? null : model.target().get());
        ComboBox<ReplayModel.Speed> speeds = Choices.box(
                "replay-speed", Text.of("Speed"), ReplayModel.Speed.values(), ReplayModel.Speed::text, model.speed());
        TextField rate = new BoundField(
                "replay-rate", Text.of("Records a second at most"), Text.of("no limit"), 90, model.rate());
        HBox speed = new HBox(8, speeds, rate, new Label(Text.of("rec/s at most")));
        speed.setAlignment(Pos.CENTER_LEFT);
        KeyRule.Kind[] kinds = {KeyRule.Kind.ORIGINAL, KeyRule.Kind.PATH, KeyRule.Kind.FIXED, KeyRule.Kind.RANDOM};
        ComboBox<KeyRule.Kind> keys =
                Choices.box("replay-key", Text.of("Partition key"), kinds, KeyRule.Kind::text, model.keyKind());
        TextField keyText =
                new BoundField("replay-key-text", Text.of("Path or key"), "$.customer.id", 160, model.keyText());
        model.keyKind().subscribe(kind -> keyText.setVisible(kind.typed()));
        TextField holding = new BoundField(
                "replay-holding", Text.of("Text that records must hold"), Text.of("all records"), 260, model.holding());
        GridPane.setFillWidth(picker, false);
        GridPane.setFillWidth(holding, false);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, new Label(Text.of("From")), new HBox(16, range, chosen));
        grid.addRow(1, new Label(), times);
        grid.addRow(2, new Label(Text.of("Holding")), holding);
        grid.addRow(3, new Label(Text.of("Into")), picker);
        grid.addRow(4, new Label(Text.of("Speed")), speed);
        grid.addRow(5, new Label(Text.of("Key")), new HBox(8, keys, keyText));
        return grid;
    }

    private Node table() {
        table.setId("replay-shards");
        table.getStyleClass().add("transfer-table");
        table.setAccessibleText(Text.of("What each shard of the target would get"));
        table.setPlaceholder(new Label(Text.of("A dry run shows here what each shard would get.")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(160);
        table.setMinHeight(100);
        table.getColumns().add(ImportDialog.column(Text.of("Shard"), 220, DryRun.ShardPart::shardId));
        table.getColumns().add(ImportDialog.column(Text.of("Records"), 120, part -> Format.count(part.records())));
        table.getColumns().add(ImportDialog.column(Text.of("Bytes"), 120, part -> Format.bytes((double) part.bytes())));
        table.getColumns().add(ImportDialog.column(Text.of("Share"), 100, this::share));
        return table;
    }

    private String share(DryRun.ShardPart part) {
        DryRun.Result result = model.dry().get().result();
        long all = result == null ? 0 : result.records();
        return all == 0 ? Format.UNKNOWN : String.format(Text.numbers(), "%.1f %%", 100.0 * part.records() / all);
    }

    private void show(Dry dry) {
        DryRun.Result result = dry.result();
        table.getItems().setAll(result == null ? List.of() : result.shards());
        counted.setText(words(dry, result));
    }

    private static String words(Dry dry, DryRun.@Nullable Result result) {
        if (dry.row() == null) {
            return Text.of("Counts what would be sent, without sending.");
        }
        if (result == null) {
            return dry.row().state().get().text();
        }
        String noKey = result.noKey() == 0
                ? ""
                : Text.of(" {0} have no key by this rule and are left out.", Format.count(result.noKey()));
        return Text.of(
                "{0} records, {1}, {2} PUT payload units; at least {3}{4}.{5}",
                Format.count(result.records()),
                Format.bytes((double) result.bytes()),
                Format.count(result.putPayloadUnits()),
                time(result.takes()),
                result.limitedBy().isEmpty() ? "" : Text.of(", by {0}", result.limitedBy()),
                noKey);
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return Text.of("a second");
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
