package dev.weir.app.records.transfer;

import dev.weir.app.records.decode.Preview;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.StreamPicker;
import dev.weir.app.shell.FormDialog;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows the first records of a file as they would be put, and asks for form, key, stream and rate. */
final class ImportDialog {

    private final Workspace workspace;
    private final ImportModel model;
    private final FormDialog dialog;
    private final TableView<ImportPreview.Line> table = new TableView<>();

    private ImportDialog(Workspace workspace, Node owner, ImportModel model) {
        this.workspace = workspace;
        this.model = model;
        VBox content = new VBox(12, form(), table());
        VBox.setVgrow(table, Priority.ALWAYS);
        dialog = new FormDialog(
                workspace,
                owner,
                Text.of("Import {0}", model.file().getFileName()),
                content,
                Text.of("Import"),
                "import-accept",
                720);
        dialog.onAction(this::start);
        model.preview().subscribe(preview -> {
            table.getItems().setAll(preview.lines());
            look();
        });
        model.failure().subscribe(failure -> look());
        model.streamName().subscribe(name -> look());
        model.rate().subscribe(typed -> look());
    }

    /** Opens the form and returns at once. */
    static void open(Workspace workspace, Node owner, ImportModel model) {
        new ImportDialog(workspace, owner, model).dialog.show();
    }

    private void look() {
        dialog.say(workspace.readOnly().get() ? ReadOnlyWords.sentence() : model.problem());
    }

    private void start() {
        SendQuestion.ask(
                workspace,
                dialog.node(),
                model.streamName().get(),
                Text.of("All records of {0} will be put.", model.file().getFileName()),
                Text.of("Import"),
                () -> {
                    model.start();
                    dialog.close();
                });
    }

    private GridPane form() {
        ComboBox<ImportForm> forms = Choices.box(
                "import-form", Text.of("Form of the file"), ImportForm.values(), ImportForm::text, model.form());
        ComboBox<KeyRule.Kind> keys = Choices.box(
                "import-key", Text.of("Partition key"), KeyRule.Kind.values(), KeyRule.Kind::text, model.keyKind());
        TextField keyText = new TextField();
        keyText.setId("import-key-text");
        keyText.setAccessibleText(Text.of("Path, column or key"));
        keyText.textProperty().bindBidirectional(model.keyText());
        model.keyKind().subscribe(kind -> {
            keyText.setVisible(kind.typed());
            keyText.setPromptText(
                    switch (kind) {
                        case PATH -> "$.customer.id";
                        case COLUMN -> Text.of("column");
                        default -> Text.of("key");
                    });
        });
        StreamPicker picker =
                new StreamPicker(workspace, name -> model.streamName().set(name));
        picker.setId("import-stream");
        picker.choose(
                model.streamName().get().isEmpty() ? null : model.streamName().get());
        TextField rate = new TextField();
        rate.setId("import-rate");
        rate.setAccessibleText(Text.of("Records a second at most"));
        rate.setPromptText(Text.of("no limit"));
        rate.setPrefWidth(100);
        rate.textProperty().bindBidirectional(model.rate());
        HBox rates = new HBox(8, rate, new Label(Text.of("records/s at most")));
        rates.setAlignment(Pos.CENTER_LEFT);
        GridPane.setFillWidth(picker, false);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, new Label(Text.of("Form")), forms);
        grid.addRow(1, new Label(Text.of("Key")), new HBox(8, keys, keyText));
        grid.addRow(2, new Label(Text.of("Into")), picker);
        grid.addRow(3, new Label(Text.of("Rate")), rates);
        return grid;
    }

    private Node table() {
        table.setId("import-preview");
        table.getStyleClass().add("transfer-table");
        table.setAccessibleText(Text.of("First records of the file"));
        table.setPlaceholder(new Label(Text.of("The first records stand here.")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(240);
        table.getColumns().add(column(Text.of("Partition key"), 170, ImportPreview.Line::key));
        table.getColumns().add(column(Text.of("Shard"), 178, ImportPreview.Line::shard));
        table.getColumns().add(column(Text.of("Size"), 72, line -> Format.bytes(line.data().length)));
        table.getColumns().add(column(Text.of("Data"), 280, line -> Preview.of(line.data())));
        return table;
    }

    static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 178));
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }
}
