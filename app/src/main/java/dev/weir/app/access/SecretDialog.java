package dev.weir.app.access;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
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
        dialog.setTitle(Text.of("Access key of {0}", key.userName()));
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        VBox content = new VBox(
                12,
                Rows.text(Text.of("Access key of {0}", key.userName()), "page-subheading"),
                Rows.text(
                        Text.of(
                                "The secret is shown this once. Copy it now: it can't be asked for again, only replaced by a new key.")),
                Rows.heading(Text.of("Access key id")),
                line(
                        workspace,
                        Text.of("Access key id"),
                        Text.of("Copy the access key id"),
                        Text.of("The access key id is on the clipboard."),
                        key.accessKeyId()),
                Rows.heading(Text.of("Secret access key")),
                line(
                        workspace,
                        Text.of("Secret access key"),
                        Text.of("Copy the secret access key"),
                        Text.of("The secret access key is on the clipboard."),
                        key.secretAccessKey()));
        content.setPrefWidth(480);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.show();
    }

    private static Node line(Workspace workspace, String what, String copying, String copied, String text) {
        TextField field = new TextField(text);
        field.setEditable(false);
        field.getStyleClass().add("mono");
        field.setAccessibleText(what);
        field.setPrefWidth(380);
        Button copy = new Button(Text.of("Copy"), Icons.of(Icon.COPY));
        copy.setAccessibleText(copying);
        copy.setOnAction(event -> {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(text);
            Clipboard.getSystemClipboard().setContent(clipboard);
            workspace.say(copied);
        });
        return Rows.row(field, copy);
    }
}
