package dev.weir.app.shell;

import dev.weir.app.connection.FolderSeal;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Takes the passphrase of a sealed data folder. */
final class PassphraseField extends HBox {

    /** @param open is given what opens the folder */
    PassphraseField(Consumer<FolderSeal> open) {
        super(8);
        PasswordField field = new PasswordField();
        field.setId("broker-passphrase");
        field.setPromptText(Text.of("Passphrase"));
        field.setAccessibleText(Text.of("Passphrase of the data folder"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button button = new Button(Text.of("Open"));
        button.setId("broker-open-sealed");
        button.getStyleClass().add("accent");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setDefaultButton(true);
        button.disableProperty().bind(field.textProperty().isEmpty());
        button.setOnAction(event -> {
            char[] typed = field.getText().toCharArray();
            field.clear();
            open.accept(FolderSeal.ofPassphrase(typed::clone));
        });
        setAlignment(Pos.CENTER);
        setMaxWidth(360);
        getChildren().addAll(field, button);
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
            }
        });
    }
}
