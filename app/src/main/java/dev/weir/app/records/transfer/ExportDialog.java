package dev.weir.app.records.transfer;

import dev.weir.app.records.transfer.ExportModel.What;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks which records go into a file and in which form, then for the file. */
final class ExportDialog {

    private static final double WIDTH = 560;

    private final Workspace workspace;
    private final ExportModel model;
    private final FileQuestion files;
    private final FormDialog dialog;

    private ExportDialog(Workspace workspace, Node owner, ExportModel model, FileQuestion files) {
        this.workspace = workspace;
        this.model = model;
        this.files = files;
        VBox content = new VBox(16, which(), form());
        dialog = new FormDialog(
                workspace,
                owner,
                Text.of("Export records of {0}", model.streamName()),
                content,
                Text.of("Export…"),
                "export-accept",
                WIDTH);
        dialog.onAction(this::export);
        Runnable look = () -> dialog.say(model.problem());
        model.what().subscribe(look);
        model.from().subscribe(look);
        model.to().subscribe(look);
        look.run();
    }

    /** Opens the form and returns at once. */
    static void open(Workspace workspace, Node owner, ExportModel model, FileQuestion files) {
        new ExportDialog(workspace, owner, model, files).dialog.show();
    }

    private void export() {
        Path file = files.save(
                dialog.node().getScene().getWindow(),
                Text.of("Export records of {0}", model.streamName()),
                model.plan().fileName(model.streamName()));
        if (file != null) {
            model.start(file);
            dialog.close();
        }
    }

    private VBox which() {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(8);
        for (What what : What.values()) {
            RadioButton button = new RadioButton(model.words(what));
            button.setId("export-" + what.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setDisable(!model.has(what));
            button.setSelected(model.what().get() == what);
            button.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    model.what().set(what);
                }
            });
            box.getChildren().add(button);
        }
        box.getChildren().add(range());
        return box;
    }

    private VBox range() {
        HBox times = times(workspace, model.from(), model.to());
        CheckBox filter = new CheckBox(Text.of("Only those that {0}", model.filterWords()));
        filter.setMnemonicParsing(false);
        filter.setId("export-filtered");
        filter.selectedProperty().bindBidirectional(model.filtered());
        boolean any = !model.filterWords().isEmpty();
        filter.setVisible(any);
        filter.setManaged(any);
        VBox box = new VBox(8, times, filter);
        box.getStyleClass().add("form-indent");
        box.disableProperty().bind(model.what().isNotEqualTo(What.RANGE));
        return box;
    }

    /** Two fields for a range of time. */
    static HBox times(Workspace workspace, StringProperty from, StringProperty to) {
        String zone = Format.zone(workspace.clock().instant(), workspace.zone().get());
        TextField first = new TextField();
        first.setId("range-from");
        first.setPromptText(Text.of("the oldest record"));
        first.setAccessibleText(Text.of("From this arrival, {0}", zone));
        first.textProperty().bindBidirectional(from);
        TextField last = new TextField();
        last.setId("range-to");
        last.setPromptText(Text.of("now"));
        last.setAccessibleText(Text.of("Up to this arrival, {0}", zone));
        last.textProperty().bindBidirectional(to);
        Label hint = new Label(zone);
        hint.getStyleClass().add("muted");
        HBox line =
                new HBox(8, new Label(Text.in("time", "from")), first, new Label(Text.in("time", "to")), last, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        first.setPrefWidth(180);
        last.setPrefWidth(180);
        return line;
    }

    private VBox form() {
        ToggleGroup group = new ToggleGroup();
        HBox formats = new HBox(16);
        for (ExportPlan.Format format : ExportPlan.Format.values()) {
            RadioButton button = new RadioButton(format.text());
            button.setId("export-" + format.extension());
            button.setToggleGroup(group);
            button.setSelected(model.format().get() == format);
            button.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    model.format().set(format);
                }
            });
            formats.getChildren().add(button);
        }
        CheckBox metadata = box(
                "export-metadata",
                Text.of("With partition key, sequence number, arrival, shard and hash key"),
                model.metadata());
        metadata.disableProperty().bind(model.format().isEqualTo(ExportPlan.Format.RAW));
        CheckBox fields = box("export-fields", Text.of("A column for each field of JSON data"), model.fields());
        fields.visibleProperty().bind(model.format().isEqualTo(ExportPlan.Format.CSV));
        CheckBox lines = box("export-lines", Text.of("A line each, instead of each after its length"), model.lines());
        lines.visibleProperty().bind(model.format().isEqualTo(ExportPlan.Format.RAW));
        for (CheckBox one : new CheckBox[] {fields, lines}) {
            one.managedProperty().bind(one.visibleProperty());
        }
        CheckBox gzip = box("export-gzip", Text.of("Compress with gzip"), model.gzip());
        gzip.disableProperty().bind(model.format().isEqualTo(ExportPlan.Format.PARQUET));
        Label note = new Label();
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(36);
        note.setMaxWidth(WIDTH);
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        this::note, model.format(), model.fields(), model.lines(), model.metadata()));
        return new VBox(8, formats, metadata, fields, lines, gzip, note);
    }

    private static CheckBox box(String id, String text, BooleanProperty property) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private String note() {
        return switch (model.format().get()) {
            case JSON_LINES ->
                Text.of("JSON stands as it is, other text as a JSON string, and bytes that are not UTF-8 as"
                        + " {\"$base64\": …}: importing it gives the same bytes.");
            case CSV ->
                model.fields().get()
                        ? Text.of(
                                "For spreadsheets: later fields share a column. Importing it does not give the same bytes.")
                        : Text.of("Bytes that are not UTF-8 stand as base64, which a column of its own says.");
            case RAW ->
                model.lines().get()
                        ? Text.of("Records that hold line ends can't be told apart again; they are counted.")
                        : Text.of("Four bytes of length, most significant first, then the data.");
            case PARQUET ->
                Text.of("Data as bytes, and as text where it is UTF-8. Written at the end, from a file beside it.");
        };
    }
}
