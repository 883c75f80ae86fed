package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The palette: type, choose with the arrow keys, Enter runs, Escape leaves. */
final class Palette extends VBox {

    private final TextField field = new TextField();
    private final ListView<PaletteModel.Entry> list = new ListView<>();
    private final PaletteModel model;
    private final Runnable close;

    Palette(PaletteModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("palette");
        setMaxSize(560, Region.USE_PREF_SIZE);
        field.setId("palette-field");
        field.setPromptText(Text.of("Search or run…"));
        field.setAccessibleText(Text.of("Search pages, streams and actions"));
        field.textProperty().subscribe(this::refresh);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setId("palette-list");
        list.setAccessibleText(Text.of("What fits"));
        list.setFocusTraversable(false);
        list.setFixedCellSize(36);
        list.setPrefHeight(9 * 36 + 8);
        list.setPlaceholder(new Label(Text.of("Nothing has this name")));
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(event -> runSelected());
        getChildren().addAll(field, list);
    }

    TextField field() {
        return field;
    }

    /** Reads what there is again, for instance when the streams have been listed. */
    void refresh() {
        list.getItems().setAll(model.find(field.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void keys(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case PAGE_DOWN -> select(selected + 8);
            case PAGE_UP -> select(selected - 8);
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        int inside = Math.max(0, Math.min(index, list.getItems().size() - 1));
        list.getSelectionModel().select(inside);
        list.scrollTo(Math.max(0, inside - 4));
    }

    private void runSelected() {
        PaletteModel.Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            close.run();
            entry.run().run();
        }
    }

    private static final class EntryCell extends ListCell<PaletteModel.Entry> {

        EntryCell() {
            // As wide as the list and no wider: a long name gives way, not what stands beside it.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PaletteModel.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = new Label(entry.name());
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Label group = new Label(entry.group());
            group.setMinWidth(Region.USE_PREF_SIZE);
            group.getStyleClass().addAll("muted", "small");
            HBox row = new HBox(12, Icons.of(entry.icon()), name, group);
            if (!entry.shortcut().isEmpty()) {
                row.getChildren().add(KeyCap.of(entry.shortcut()));
            }
            row.getStyleClass().add("palette-row");
            setGraphic(row);
            setAccessibleText(entry.group() + " " + entry.name());
        }
    }
}
