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
        say(pane, ButtonType.CANCEL, Text.of("Cancel"));
        say(pane, ButtonType.CLOSE, Text.of("Close"));
        say(pane, ButtonType.OK, Text.of("OK"));
        ConnectionEdge edge = new ConnectionEdge();
        edge.show(kind, pane);
        pane.setHeader(edge);
        GroupArrows.within(pane);
        WholeTexts.within(pane);
        Appearance.grow(pane);
        if (owner.getScene() != null) {
            pane.getStylesheets().setAll(owner.getScene().getStylesheets());
            if (owner.getScene().getRoot().getStyleClass().contains(Theme.DARK_STYLE)) {
                pane.getStyleClass().add(Theme.DARK_STYLE);
            }
        }
    }

    /** JavaFX would say it in the language of the machine; the type stays, by which an answer is recognised. */
    private static void say(DialogPane pane, ButtonType type, String text) {
        if (pane.getButtonTypes().contains(type) && pane.lookupButton(type) instanceof Button button) {
            button.setText(text);
        }
    }
}
