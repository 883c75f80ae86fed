package dev.weir.app.access;

import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;

/** Opens a policy's text beside the page. Closing it over a text that is not saved asks first. JavaFX thread only. */
final class PolicyDialog {

    private PolicyDialog() {}

    static void open(
            Workspace workspace,
            Node owner,
            PolicySource source,
            List<EntityDetails.Version> versions,
            Runnable saved) {
        PolicyDraftModel model = new PolicyDraftModel(source, workspace.clients()::iam, workspace.background(), saved);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(source.title());
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new PolicyEditor(workspace, model, versions));
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        Button close = (Button) dialog.getDialogPane().lookupButton(ButtonType.CLOSE);
        boolean[] agreed = {false};
        close.addEventFilter(ActionEvent.ACTION, event -> {
            if (model.changed().get() && !agreed[0]) {
                event.consume();
                Confirm.ask(
                        workspace,
                        owner,
                        new Confirm.Question(
                                Text.of("Close without saving?"),
                                source.title(),
                                Text.of("What was changed in the text is lost; what is in force stays as it is."),
                                Text.of("Close")),
                        () -> {
                            agreed[0] = true;
                            dialog.close();
                        });
            }
        });
        model.load();
        dialog.show();
    }
}
