package dev.weir.app.records;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/**
 * Where what can be done with records is offered: buttons at the right of the line above the table, and entries of the table's menu.
 * JavaFX thread only.
 */
public final class RecordActions {

    private final HBox buttons;
    private final ContextMenu menu;
    private final Supplier<RecordSelection> chosen;
    private final Supplier<RecordSelection> shown;

    RecordActions(HBox buttons, ContextMenu menu, Supplier<RecordSelection> chosen, Supplier<RecordSelection> shown) {
        this.buttons = buttons;
        this.menu = menu;
        this.chosen = chosen;
        this.shown = shown;
    }

    /** Puts a control beside the others above the table. */
    public void button(Node control) {
        buttons.getChildren().add(control);
    }

    /** Puts an entry into the menu of rows; it is given the rows that are chosen. */
    public MenuItem entry(String name, Consumer<RecordSelection> action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(event -> action.accept(chosen.get()));
        menu.getItems().add(item);
        return item;
    }

    /** The rows that are chosen now. */
    public RecordSelection chosen() {
        return chosen.get();
    }

    /** All rows that are shown now. */
    public RecordSelection shown() {
        return shown.get();
    }
}
