package dev.weir.app.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * One thing at a time above the frame, in the same scene: palette, shortcut sheet, settings, tasks. Escape or a click
 * beside it closes it, and the focus goes back to where it was.
 */
final class Overlay extends StackPane {

    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        setManaged(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    void open(Node content, Pos where, Insets margin, Node focus) {
        Scene scene = getScene();
        if (!isVisible() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        setAlignment(content, where);
        setMargin(content, margin);
        getChildren().setAll(content);
        setManaged(true);
        setVisible(true);
        focus.requestFocus();
    }

    boolean shows(Node content) {
        return isVisible() && getChildren().contains(content);
    }

    void close() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        Node before = focusBefore;
        focusBefore = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }
}
