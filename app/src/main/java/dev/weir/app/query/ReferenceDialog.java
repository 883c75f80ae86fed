package dev.weir.app.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.query.reference.ReferenceFile;
import dev.weir.app.query.reference.ReferenceSample;
import dev.weir.app.query.reference.ReferenceTable;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** "Reference table…": a file, what statements call it, and its columns. JavaFX thread only. */
final class ReferenceDialog {

    private static final double WIDTH = 560;

    private final Workspace workspace;
    private final ReferenceModel model;
    private final FileQuestion files;
    private final VBox columns = new VBox(8);

    ReferenceDialog(Workspace workspace, QueryModel page, FileQuestion files, @Nullable ReferenceTable table) {
        this.workspace = workspace;
        this.model = new ReferenceModel(workspace, page, table);
        this.files = files;
    }

    /** @param kept run after the table was kept */
    void show(Node owner, Runnable kept) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Reference table"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType keep = new ButtonType(Text.of("Keep"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, keep);
        dialog.getDialogPane().setContent(content(owner));
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        Node button = dialog.getDialogPane().lookupButton(keep);
        button.getStyleClass().add("accent");
        button.setId("reference-keep");
        button.disableProperty().bind(model.problem().isNotEmpty());
        dialog.resultProperty().subscribe(result -> {
            if (keep.equals(result)) {
                model.keep();
                kept.run();
            }
        });
        dialog.show();
    }

    private VBox content(Node owner) {
        Label title = new Label(Text.of("Reference table"));
        title.getStyleClass().add("page-subheading");
        Label what = new Label(Text.of(
                "A CSV file with a header, an array of JSON objects, or a JSON object a line; at most {0} MiB and 200,000"
                        + " rows. Ask reads it with every statement. In Watch, JOIN … FOR SYSTEM_TIME AS OF proc_time sees"
                        + " a change of the file within a second; a plain join takes it as it is at the start.",
                ReferenceFile.MOST_BYTES >> 20));
        what.getStyleClass().addAll("muted", "small");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        Label problem = new Label();
        problem.setId("reference-problem");
        problem.textProperty().bind(model.problem());
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("query-left");
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(260);
        VBox box = new VBox(12, title, what, form(owner), scroll, problem);
        box.setPrefWidth(WIDTH);
        model.fields().subscribe(fields -> fill());
        model.sample().subscribe(sample -> fill());
        return box;
    }

    private GridPane form(Node owner) {
        TextField path = new TextField();
        path.setId("reference-path");
        path.setAccessibleText(Text.of("File"));
        path.setPromptText(Text.of("Path of the file"));
        path.textProperty().bindBidirectional(model.path());
        path.setOnAction(event -> model.look());
        path.focusedProperty().subscribe((had, has) -> {
            if (!has && model.sample().get() == null && !path.getText().isBlank()) {
                model.look();
            }
        });
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button(Text.of("Choose…"));
        choose.setId("reference-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> {
            Path chosen = files.open(
                    owner.getScene() == null ? null : owner.getScene().getWindow(),
                    Text.of("Reference table"),
                    Text.of("Tables"),
                    List.of("*.csv", "*.tsv", "*.json", "*.jsonl", "*.ndjson"));
            if (chosen != null) {
                model.path().set(chosen.toString());
                model.look();
            }
        });
        TextField name = new TextField();
        name.setId("reference-name");
        name.setAccessibleText(Text.of("Name in statements"));
        name.textProperty().bindBidirectional(model.name());
        HBox file = new HBox(8, path, choose);
        GridPane.setHgrow(file, Priority.ALWAYS);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, label(Text.of("File"), path), file);
        grid.addRow(1, label(Text.of("Name"), name), name);
        return grid;
    }

    private static Label label(String text, Node of) {
        Label label = new Label(text);
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void fill() {
        ReferenceSample sample = model.sample().get();
        columns.getChildren().clear();
        if (sample == null) {
            return;
        }
        GridPane grid = new GridPane(16, 4);
        int row = 0;
        for (SchemaField field : model.fields().get()) {
            Label name = new Label(field.name());
            name.getStyleClass().add("mono");
            Label examples = new Label(examples(sample, field.name()));
            examples.getStyleClass().addAll("muted", "small", "mono");
            examples.setMinWidth(0);
            GridPane.setHgrow(examples, Priority.ALWAYS);
            grid.addRow(row++, name, type(field), examples);
        }
        columns.getChildren().add(grid);
    }

    private static String examples(ReferenceSample sample, String column) {
        return sample.rows().stream()
                .map((ObjectNode each) -> each.path(column))
                .filter(value -> !value.isNull() && !value.isMissingNode())
                .map((JsonNode value) -> value.isValueNode() ? value.asText() : value.toString())
                .limit(3)
                .collect(Collectors.joining(" · "));
    }

    private Node type(SchemaField field) {
        if (!(field.type() instanceof FieldType.Scalar scalar)) {
            Label nested = new Label(TypeWords.of(field.type()));
            nested.getStyleClass().addAll("mono", "small", "muted");
            return nested;
        }
        ComboBox<FieldType.Scalar> type = new ComboBox<>(FXCollections.observableArrayList(FieldType.Scalar.PLAIN));
        type.setAccessibleText(Text.of("Type of {0}", field.name()));
        type.setValue(scalar);
        type.valueProperty().addListener((property, old, now) -> model.retype(field.name(), now));
        return type;
    }
}
