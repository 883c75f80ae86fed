package dev.weir.app.shell;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet of shortcuts that F1 opens. */
final class ShortcutSheet extends VBox {

    ShortcutSheet(List<Action> actions) {
        getStyleClass().add("weir-sheet");
        setMaxSize(440, Region.USE_PREF_SIZE);
        setFocusTraversable(true);
        setAccessibleText("Keyboard shortcuts");
        Label heading = new Label("Keyboard");
        heading.getStyleClass().add("page-heading");
        GridPane grid = new GridPane(24, 8);
        int row = 0;
        for (Action action : actions) {
            KeyCombination key = action.key();
            if (key != null) {
                Label keys = KeyCap.of(KeyCap.text(key));
                GridPane.setHalignment(keys, HPos.RIGHT);
                Label name = new Label(action.name());
                GridPane.setHgrow(name, javafx.scene.layout.Priority.ALWAYS);
                grid.addRow(row++, name, keys);
            }
        }
        getChildren().addAll(heading, grid);
    }
}
