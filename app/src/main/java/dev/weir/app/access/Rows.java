package dev.weir.app.access;

import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The small pieces that the page is made of. JavaFX thread only. */
final class Rows {

    private Rows() {}

    static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted", "access-heading");
        return label;
    }

    /** Text of any length. */
    static Label text(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Something and what can be done with it. */
    static HBox row(Node what, Node... actions) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, what, space);
        row.getChildren().addAll(actions);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("access-row");
        return row;
    }

    /** A button that changes something, disabled over a read-only connection. */
    static Guarded guarded(Workspace workspace, String text, String id, String spoken, Runnable action) {
        Button button = new Button(text);
        button.setMnemonicParsing(false);
        button.setId(id);
        button.setAccessibleText(spoken);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        Guarded guarded = new Guarded(button, ReadOnly.reason(workspace));
        guarded.setMinWidth(Region.USE_PREF_SIZE);
        return guarded;
    }
}
