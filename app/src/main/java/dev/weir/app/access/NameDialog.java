package dev.weir.app.access;

import dev.weir.app.shell.Dialogs;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;

/** Asks for the name of something new. JavaFX thread only. */
final class NameDialog {

    /** The letters that IAM takes in names. */
    private static final String LETTERS = "[\\w+=,.@-]{1,64}";

    private NameDialog() {}

    static void ask(Workspace workspace, Node owner, String title, Consumer<String> named) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.setTitle(title);
        dialog.setHeaderText(null);
        dialog.setContentText(title + ":");
        dialog.getEditor().setId("access-name");
        dialog.getEditor().setAccessibleText(title);
        dialog.getEditor().setPromptText(Text.of("letters, digits and + = , . @ - _"));
        if (owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        Dialogs.dress(dialog, owner, workspace.connection().kind());
        dialog.getDialogPane()
                .lookupButton(ButtonType.OK)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !dialog.getEditor().getText().matches(LETTERS),
                        dialog.getEditor().textProperty()));
        dialog.resultProperty().subscribe(name -> {
            if (name != null) {
                named.accept(name);
            }
        });
        dialog.show();
    }
}
