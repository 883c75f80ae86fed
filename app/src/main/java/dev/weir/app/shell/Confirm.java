package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/**
 * Asks before something destructive: names the thing, says what is lost, and in PRODUCTION has the name typed in.
 * JavaFX thread only.
 */
public final class Confirm {

    private Confirm() {}

    /**
     * What is asked.
     *
     * @param title the question, for instance "Delete stream?"
     * @param thing the exact name of what is destroyed; it is what must be typed in PRODUCTION
     * @param lost what is lost and whether it can be undone, one or two sentences
     * @param action the verb on the button, for instance "Delete"
     */
    public record Question(String title, String thing, String lost, String action) {}

    /**
     * Opens the dialog and returns at once.
     *
     * @param owner any node of the window that asks
     * @param onYes called if the person confirms; nothing is called otherwise
     */
    public static void ask(Workspace workspace, Node owner, Question question, Runnable onYes) {
        Connection connection = workspace.connection();
        ButtonType yes = new ButtonType(question.action(), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(question.title());
        dialog.initModality(Modality.WINDOW_MODAL);
        if (owner.getScene() != null && owner.getScene().getWindow() != null) {
            dialog.initOwner(owner.getScene().getWindow());
        }
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, yes);

        Label thing = new Label(question.thing());
        thing.getStyleClass().addAll("mono", "confirm-thing");
        Label lost = new Label(question.lost());
        lost.setWrapText(true);
        // The whole name and the whole loss must be read: a dialog sizes itself by one line of text otherwise.
        lost.setMinHeight(Region.USE_PREF_SIZE);
        thing.setWrapText(true);
        thing.setMinHeight(Region.USE_PREF_SIZE);
        Label heading = new Label(question.title());
        heading.getStyleClass().add("page-subheading");
        VBox content = new VBox(12, heading, thing, lost);
        content.getStyleClass().add("confirm");
        content.setPrefWidth(440);
        TextField name = new TextField();
        name.setId("confirm-name");
        boolean typed = connection.kind() == Connection.Kind.PRODUCTION;
        if (typed) {
            Label why = new Label(Text.of("This is PRODUCTION ({0}). Type the name to confirm:", connection.title()));
            why.setLabelFor(name);
            why.setWrapText(true);
            name.setAccessibleText(Text.of("Name of what is to be destroyed"));
            content.getChildren().addAll(why, name);
        }
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, connection.kind());

        Button button = (Button) dialog.getDialogPane().lookupButton(yes);
        button.setId("confirm-action");
        button.getStyleClass().add("danger");
        button.setDefaultButton(false);
        ((Button) dialog.getDialogPane().lookupButton(ButtonType.CANCEL)).setDefaultButton(true);
        BooleanBinding matches = Bindings.createBooleanBinding(
                () -> !typed || question.thing().equals(name.getText()), name.textProperty());
        button.disableProperty().bind(matches.not());
        dialog.resultProperty().subscribe(result -> {
            if (result == yes) {
                onYes.run();
            }
        });
        dialog.show();
    }
}
