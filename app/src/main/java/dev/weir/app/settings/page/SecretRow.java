package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/** A secret that is typed anew in each run. */
public final class SecretRow {

    private SecretRow() {}

    /** Takes the secret. */
    public interface Taker {

        /** Whether there is one. */
        boolean known();

        /** Empty for none. */
        void take(String secret);
    }

    static Editor of(Setting setting, Taker taker) {
        PasswordField field = new PasswordField();
        field.setId(setting.id() + "-field");
        field.setAccessibleText(setting.title());
        field.setPrefColumnCount(20);
        Label state = new Label();
        state.getStyleClass().add("muted");
        Runnable say = () -> state.setText(taker.known() ? Text.of("There is one.") : Text.of("There is none."));
        Runnable take = () -> {
            if (!field.getText().isEmpty()) {
                taker.take(field.getText());
                field.clear();
                say.run();
            }
        };
        field.setOnAction(event -> take.run());
        field.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                take.run();
            }
        });
        say.run();
        HBox line = new HBox(8, field, state);
        line.setAlignment(Pos.CENTER_LEFT);
        return new Editor(line, field, text -> {});
    }
}
