package dev.weir.app.query.gallery;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Worked examples on the demo's streams, each with an explanation. JavaFX thread only. */
public final class Gallery {

    private final Workspace workspace;
    private final Consumer<Example> use;

    public Gallery(Workspace workspace, Consumer<Example> use) {
        this.workspace = workspace;
        this.use = use;
    }

    /** Shows them; the chosen one is opened in a tab. */
    public void show(Node owner) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Examples"));
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType open = new ButtonType(Text.of("Open"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, open);
        ListView<Example> list = new ListView<>();
        list.setId("query-gallery");
        list.setAccessibleText(Text.of("Examples"));
        list.getItems().setAll(Example.all());
        list.setCellFactory(view -> new Line());
        list.setMinWidth(360);
        list.setPrefWidth(360);
        list.setFixedCellSize(28);
        Label explanation = new Label();
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        TextArea statement = new TextArea();
        statement.setEditable(false);
        statement.setWrapText(true);
        statement.setAccessibleText(Text.of("The example's statement"));
        statement.getStyleClass().addAll("mono", "small");
        statement.setPrefRowCount(10);
        WindowSketch sketch = new WindowSketch();
        list.getSelectionModel().selectedItemProperty().subscribe(example -> {
            sketch.show(example == null ? null : example.sketch());
            explanation.setText(example == null ? "" : example.explanation());
            statement.setText(example == null ? "" : example.statement());
        });
        list.getSelectionModel().selectFirst();
        VBox right = new VBox(12, explanation, sketch, statement);
        VBox.setVgrow(statement, Priority.ALWAYS);
        right.setPrefWidth(720);
        HBox both = new HBox(16, list, right);
        HBox.setHgrow(right, Priority.ALWAYS);
        both.setPrefHeight(440);
        dialog.getDialogPane().setContent(both);
        dialog.getDialogPane().getStyleClass().add("form-dialog-pane");
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane().lookupButton(open).getStyleClass().add("accent");
        dialog.setResultConverter(button -> button);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                dialog.setResult(open);
                dialog.close();
            }
        });
        dialog.resultProperty().subscribe(result -> {
            Example chosen = list.getSelectionModel().getSelectedItem();
            if (open.equals(result) && chosen != null) {
                use.accept(chosen);
            }
        });
        dialog.show();
    }

    private static final class Line extends ListCell<Example> {
        private final Label title = new Label();
        private final Label engine = new Label();
        private final HBox line;

        Line() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            title.setMinWidth(0);
            engine.getStyleClass().addAll("muted", "small");
            engine.setMinWidth(Region.USE_PREF_SIZE);
            line = new HBox(8, title, space, engine);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Example example, boolean empty) {
            super.updateItem(example, empty);
            if (empty || example == null) {
                setGraphic(null);
            } else {
                title.setText(example.title());
                engine.setText(example.engine().title());
                setGraphic(line);
            }
        }
    }
}
