package dev.weir.app.access;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.layout.VBox;

/** Asks which policy is to be attached: one of the account, or any by its ARN. JavaFX thread only. */
final class PolicyChoice {

    private PolicyChoice() {}

    static void ask(Workspace workspace, Node owner, EntityList list, Consumer<String> chosen) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Attach a policy"));
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        ButtonType attach = new ButtonType(Text.of("Attach"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, attach);
        ComboBox<String> arn = new ComboBox<>();
        arn.setId("access-policy-arn");
        arn.setEditable(true);
        arn.setAccessibleText(Text.of("The policy's ARN"));
        arn.getEditor().setAccessibleText(Text.of("The policy's ARN"));
        arn.getEditor().setPromptText("arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess");
        arn.setPrefWidth(480);
        list.entities().stream()
                .filter(each -> each.kind() == Entity.Kind.POLICY)
                .map(Entity::arn)
                .forEach(arn.getItems()::add);
        VBox content = new VBox(
                12,
                Rows.text(Text.of("Attach a policy"), "page-subheading"),
                Rows.text(Text.of("Choose one of the account, or type the ARN of one of AWS.")),
                arn);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.resultProperty().subscribe(result -> {
            String typed = arn.getEditor().getText().strip();
            if (attach.equals(result) && !typed.isEmpty()) {
                chosen.accept(typed);
            }
        });
        dialog.show();
    }
}
