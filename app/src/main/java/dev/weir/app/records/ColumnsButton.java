package dev.weir.app.records;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * Columns out of JSON paths: added from the members of the chosen record or typed, renamed, removed. JavaFX thread only.
 */
final class ColumnsButton extends Button {

    private static final double WIDTH = 380;

    private final ColumnsModel model;
    private final RecordTable table;
    private final Popup popup = new Popup();
    private final VBox made = new VBox(4);
    private final TextField path = new TextField();
    private final Label wrong = new Label();
    private final ListView<String> offered = new ListView<>();

    ColumnsButton(ColumnsModel model, RecordTable table) {
        super(Text.of("Columns"), Icons.of(Icon.ADD));
        this.model = model;
        this.table = table;
        setId("records-columns");
        setTooltip(new Tooltip(Text.of("Columns from the members of JSON data")));
        setOnAction(event -> open());
        path.setId("records-column-path");
        path.setPromptText(Text.of("$.customer.name, or customer.name"));
        path.setAccessibleText(Text.of("JSON path of a new column"));
        path.setOnAction(event -> add(path.getText()));
        HBox.setHgrow(path, Priority.ALWAYS);
        Button add = new Button(Text.of("Add"));
        add.setId("records-column-add");
        add.setOnAction(event -> add(path.getText()));
        HBox line = new HBox(8, path, add);
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.getStyleClass().addAll("records-problem", "small");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        offered.setAccessibleText(Text.of("Members of the chosen record"));
        offered.setPrefHeight(200);
        offered.setPlaceholder(new Label(Text.of("Choose a record with JSON data to see its members.")));
        offered.setOnMouseClicked(event -> add(offered.getSelectionModel().getSelectedItem()));
        offered.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                add(offered.getSelectionModel().getSelectedItem());
            }
        });
        Label members = new Label(Text.of("Members of the chosen record"));
        members.getStyleClass().addAll("muted", "small");
        VBox box = new VBox(8, line, wrong, made, members, offered);
        box.getStyleClass().add("chooser-popup");
        box.setPrefWidth(WIDTH);
        box.setMaxWidth(WIDTH);
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    private void open() {
        List<String> members = members();
        offered.getItems().setAll(members);
        showMade();
        Bounds at = localToScreen(getBoundsInLocal());
        if (at != null) {
            popup.show(this, at.getMaxX() - WIDTH, at.getMaxY() + 4);
            path.requestFocus();
        }
    }

    private List<String> members() {
        RecordRow row = table.getSelectionModel().getSelectedItem();
        if (row == null && !table.getItems().isEmpty()) {
            row = table.getItems().getLast();
        }
        return row == null ? List.of() : ColumnsModel.offered(row.json());
    }

    private void add(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return;
        }
        String problem = model.add(typed, "");
        wrong.setText(problem);
        wrong.setVisible(problem != null);
        if (problem == null) {
            path.clear();
            showMade();
        }
    }

    private void showMade() {
        made.getChildren().clear();
        for (JsonColumn column : List.copyOf(model.columns())) {
            TextField title = new TextField(column.title());
            title.setAccessibleText(
                    Text.of("Heading of the column {0}", column.path().text()));
            title.setTooltip(new Tooltip(column.path().text()));
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setOnAction(event -> {
                model.rename(column, title.getText());
                showMade();
            });
            title.focusedProperty().addListener((property, was, focused) -> {
                if (!focused) {
                    model.rename(column, title.getText());
                }
            });
            Button remove = new Button(null, Icons.of(Icon.CLOSE));
            remove.getStyleClass().add("flat");
            remove.setAccessibleText(Text.of("Remove the column {0}", column.title()));
            remove.setOnAction(event -> {
                model.remove(column);
                showMade();
            });
            HBox line = new HBox(8, title, remove);
            line.setAlignment(Pos.CENTER_LEFT);
            made.getChildren().add(line);
        }
    }
}
