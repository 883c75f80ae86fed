package dev.weir.app.access;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** Shows an access key's secret, once: neither the service nor this program keeps it. JavaFX thread only. */
final class SecretDialog {

    private SecretDialog() {}

    static void show(Workspace workspace, Node owner, AccessKey key) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Access key of " + key.userName());
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        VBox content = new VBox(
                12,
                Rows.text("Access key of " + key.userName(), "page-subheading"),
                Rows.text(
                        "The secret is shown this once. Copy it now: it can't be asked for again, only replaced by a new key."),
                Rows.heading("Access key id"),
                line(workspace, "Access key id", key.accessKeyId()),
                Rows.heading("Secret access key"),
                line(workspace, "Secret access key", key.secretAccessKey()));
        content.setPrefWidth(480);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.show();
    }

    private static Node line(Workspace workspace, String what, String text) {
        TextField field = new TextField(text);
        field.setEditable(false);
        field.getStyleClass().add("mono");
        field.setAccessibleText(what);
        field.setPrefWidth(380);
        Button copy = new Button("Copy", Icons.of(Icon.COPY));
        copy.setAccessibleText("Copy the " + what);
        copy.setOnAction(event -> {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(text);
            Clipboard.getSystemClipboard().setContent(clipboard);
            workspace.say("The " + what.toLowerCase(java.util.Locale.ROOT) + " is on the clipboard.");
        });
        return Rows.row(field, copy);
    }
}
