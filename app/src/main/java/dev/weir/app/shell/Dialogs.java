package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;

/** Gives a dialog the look of the window that opened it: theme, style sheets, and the connection's colour on top. */
public final class Dialogs {

    private Dialogs() {}

    /**
     * Dresses a dialog before it is shown.
     *
     * @param owner any node of the window that opens it
     * @param kind the kind of the connection that the dialog acts on
     */
    public static void dress(Dialog<?> dialog, Node owner, Connection.Kind kind) {
        DialogPane pane = dialog.getDialogPane();
        pane.getStyleClass().add("weir-dialog");
        // JavaFX says these in the system's language.
        say(pane, ButtonType.CANCEL, Text.of("Cancel"));
        say(pane, ButtonType.CLOSE, Text.of("Close"));
        say(pane, ButtonType.OK, Text.of("OK"));
        ConnectionEdge edge = new ConnectionEdge();
        edge.show(kind, pane);
        pane.setHeader(edge);
        GroupArrows.within(pane);
        say(pane, ButtonType.CANCEL, Text.of("Cancel"));
        say(pane, ButtonType.CLOSE, Text.of("Close"));
        if (owner.getScene() != null) {
            pane.getStylesheets().setAll(owner.getScene().getStylesheets());
            if (owner.getScene().getRoot().getStyleClass().contains(Theme.DARK_STYLE)) {
                pane.getStyleClass().add(Theme.DARK_STYLE);
            }
        }
    }

    /** JavaFX would say it in the language of the machine. */
    private static void say(DialogPane pane, ButtonType type, String text) {
        // One of the system's own words keeps its type, by which it is recognised.
        if (pane.getButtonTypes().contains(type) && pane.lookupButton(type) instanceof Button button) {
            button.setText(text);
        }
    }
}
