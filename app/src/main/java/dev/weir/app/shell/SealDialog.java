package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.FolderSeal;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;

/** Asks what the embedded broker's data folder is to be sealed under. */
final class SealDialog {

    private final RadioButton passphrase = new RadioButton(Text.of("Under a passphrase, asked for at each start"));
    private final RadioButton keyring = new RadioButton(Text.of("Under a random key that the system's keyring keeps"));
    private final PasswordField first = new PasswordField();
    private final PasswordField second = new PasswordField();
    private final Label problem = new Label();

    private SealDialog() {}

    /**
     * Opens the dialog and returns at once.
     *
     * @param folder that is to be sealed
     */
    static void open(Node owner, Path folder, Consumer<FolderSeal> onSeal) {
        new SealDialog().show(owner, folder, onSeal);
    }

    private void show(Node owner, Path folder, Consumer<FolderSeal> onSeal) {
        ButtonType seal = new ButtonType(Text.of("Seal"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Seal the data folder"));
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initOwner(owner.getScene().getWindow());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CANCEL, seal);
        Label heading = new Label(Text.of("Seal the embedded broker's data folder"));
        heading.getStyleClass().add("page-subheading");
        Label meaning = new Label(Text.of(
                "Everything in {0} is written anew, encrypted, while the broker is stopped."
                        + " Without the passphrase or the key nobody can read it again, you neither.",
                folder));
        meaning.setWrapText(true);
        ToggleGroup how = new ToggleGroup();
        how.getToggles().setAll(passphrase, keyring);
        passphrase.setSelected(true);
        for (RadioButton each : new RadioButton[] {passphrase, keyring}) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        passphrase.setId("seal-passphrase");
        keyring.setId("seal-keyring");
        first.setId("seal-first");
        second.setId("seal-second");
        problem.setId("seal-problem");
        problem.getStyleClass().add("form-problem");
        problem.setWrapText(true);
        problem.setMinHeight(20);
        VBox typed =
                new VBox(8, field(Text.of("Passphrase"), first), field(Text.of("The same again"), second), problem);
        typed.disableProperty().bind(keyring.selectedProperty());
        VBox content = new VBox(12, heading, meaning, passphrase, typed, keyring);
        content.setPrefWidth(440);
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, Connection.Kind.EMBEDDED);
        Button button = (Button) dialog.getDialogPane().lookupButton(seal);
        button.setId("seal-do");
        first.textProperty().subscribe(() -> check(button));
        second.textProperty().subscribe(() -> check(button));
        keyring.selectedProperty().subscribe(() -> check(button));
        check(button);
        dialog.setOnShown(event -> first.requestFocus());
        dialog.resultProperty().subscribe(result -> {
            if (result == seal) {
                onSeal.accept(chosen());
            }
        });
        dialog.show();
    }

    private void check(Button seal) {
        boolean same = first.getText().equals(second.getText());
        problem.setText(same || second.getText().isEmpty() ? "" : Text.of("The two are not the same."));
        seal.setDisable(!keyring.isSelected() && (first.getText().isEmpty() || !same));
    }

    private FolderSeal chosen() {
        if (keyring.isSelected()) {
            return FolderSeal.ofKeyring();
        }
        char[] typed = first.getText().toCharArray();
        first.clear();
        second.clear();
        return FolderSeal.ofPassphrase(() -> Arrays.copyOf(typed, typed.length));
    }

    private static Node field(String name, Control field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        return new VBox(4, label, field);
    }
}
