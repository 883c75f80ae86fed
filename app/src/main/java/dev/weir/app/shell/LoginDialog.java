package dev.weir.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** The frame of a login: what is logged in to, what to do, how far it is. Its model says the rest. */
final class LoginDialog {

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox body = new VBox(12);
    private final Label state = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();

    /** @param id of the dialog's pane */
    LoginDialog(String id, String title, Node owner) {
        dialog.setTitle(title);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initOwner(owner.getScene().getWindow());
        dialog.getDialogPane().setId(id);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL);
        Label heading = new Label(title);
        heading.getStyleClass().add("page-subheading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        state.setId("login-state");
        state.setWrapText(true);
        busy.setMaxSize(20, 20);
        busy.setMinSize(20, 20);
        busy.managedProperty().bind(busy.visibleProperty());
        HBox line = new HBox(12, busy, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(72);
        VBox content = new VBox(12, heading, body, line);
        content.setPrefWidth(460);
        dialog.getDialogPane().setContent(content);
    }

    Dialog<ButtonType> dialog() {
        return dialog;
    }

    void body(Node... nodes) {
        body.getChildren().setAll(nodes);
        // What a login asks for comes after the dialog is shown, and is larger than what stood there before.
        if (dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }

    /** Says how far it is, while something goes on. */
    void going(String text) {
        say(text, true, "muted");
    }

    /** Says what went wrong. */
    void trouble(String text) {
        say(text, false, "form-problem");
    }

    private void say(String text, boolean working, String style) {
        state.getStyleClass().removeAll("muted", "form-problem");
        state.getStyleClass().add(style);
        state.setText(text);
        busy.setVisible(working);
    }

    void close() {
        dialog.setResult(ButtonType.CANCEL);
        dialog.close();
    }

    static Button button(String id, String text, Icon icon, Runnable action) {
        Button button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
