package dev.weir.app.records.transfer;

import dev.weir.app.records.transfer.ExportModel.What;
import dev.weir.app.records.transfer.ReplayModel.Dry;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
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
    private final Button dryRun = new Button("Dry run", Icons.of(Icon.EYE));
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
                        ? "Send %s records again".formatted(Format.count(model.selected()))
                        : "Replay " + model.streamName() + " into another stream",
                content,
                "Start replay",
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
        dialog.say(problem.isEmpty() && workspace.readOnly().get() ? ReadOnlyWords.SENTENCE : problem);
    }

    private void start() {
        DryRun.Result result = model.dry().get().result();
        String what = result == null
                ? model.what().get() == What.SELECTED
                        ? "%s records of %s will be put.".formatted(Format.count(model.selected()), model.streamName())
                        : "A replay of %s will put its records.".formatted(model.streamName())
                : "%s records (%s) of %s will be put."
                        .formatted(
                                Format.count(result.records()),
                                Format.bytes((double) result.bytes()),
                                model.streamName());
        SendQuestion.ask(workspace, dialog.node(), model.target().get(), what, "Start replay", () -> {
            model.start();
            dialog.close();
        });
    }

    private GridPane form() {
        ToggleGroup group = new ToggleGroup();
        RadioButton range = new RadioButton("A range of " + model.streamName());
        range.setMnemonicParsing(false);
        range.setId("replay-range");
        RadioButton chosen = new RadioButton("The selected records (%s)".formatted(Format.count(model.selected())));
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
                "replay-speed", "Speed", ReplayModel.Speed.values(), ReplayModel.Speed::text, model.speed());
        TextField rate = field("replay-rate", "Records a second at most", "no limit", 90, model.rate());
        HBox speed = new HBox(8, speeds, rate, new Label("rec/s at most"));
        speed.setAlignment(Pos.CENTER_LEFT);
        KeyRule.Kind[] kinds = {KeyRule.Kind.ORIGINAL, KeyRule.Kind.PATH, KeyRule.Kind.FIXED, KeyRule.Kind.RANDOM};
        ComboBox<KeyRule.Kind> keys =
                Choices.box("replay-key", "Partition key", kinds, KeyRule.Kind::text, model.keyKind());
        TextField keyText = field("replay-key-text", "Path or key", "$.customer.id", 160, model.keyText());
        model.keyKind().subscribe(kind -> keyText.setVisible(kind.typed()));
        TextField holding = field("replay-holding", "Text that records must hold", "all records", 260, model.holding());
        GridPane.setFillWidth(picker, false);
        GridPane.setFillWidth(holding, false);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, new Label("From"), new HBox(16, range, chosen));
        grid.addRow(1, new Label(), times);
        grid.addRow(2, new Label("Holding"), holding);
        grid.addRow(3, new Label("Into"), picker);
        grid.addRow(4, new Label("Speed"), speed);
        grid.addRow(5, new Label("Key"), new HBox(8, keys, keyText));
        return grid;
    }

    private static TextField field(String id, String name, String prompt, double width, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setPrefWidth(width);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private Node table() {
        table.setId("replay-shards");
        table.getStyleClass().add("transfer-table");
        table.setAccessibleText("What each shard of the target would get");
        table.setPlaceholder(new Label("A dry run shows here what each shard would get."));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(160);
        table.setMinHeight(100);
        table.getColumns().add(ImportDialog.column("Shard", 220, DryRun.ShardPart::shardId));
        table.getColumns().add(ImportDialog.column("Records", 120, part -> Format.count(part.records())));
        table.getColumns().add(ImportDialog.column("Bytes", 120, part -> Format.bytes((double) part.bytes())));
        table.getColumns().add(ImportDialog.column("Share", 100, this::share));
        return table;
    }

    private String share(DryRun.ShardPart part) {
        DryRun.Result result = model.dry().get().result();
        long all = result == null ? 0 : result.records();
        return all == 0 ? Format.UNKNOWN : String.format(Locale.ROOT, "%.1f %%", 100.0 * part.records() / all);
    }

    private void show(Dry dry) {
        DryRun.Result result = dry.result();
        table.getItems().setAll(result == null ? List.of() : result.shards());
        counted.setText(words(dry, result));
    }

    private static String words(Dry dry, DryRun.@Nullable Result result) {
        if (dry.row() == null) {
            return "Counts what would be sent, without sending.";
        }
        if (result == null) {
            return dry.row().state().get().text();
        }
        String noKey = result.noKey() == 0
                ? ""
                : " %s have no key by this rule and are left out.".formatted(Format.count(result.noKey()));
        return "%s records, %s, %s PUT payload units; at least %s%s.%s"
                .formatted(
                        Format.count(result.records()),
                        Format.bytes((double) result.bytes()),
                        Format.count(result.putPayloadUnits()),
                        time(result.takes()),
                        result.limitedBy().isEmpty() ? "" : ", by " + result.limitedBy(),
                        noKey);
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return "a second";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
