package dev.weir.app.delivery.form;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.TextField;

/** A field for a whole number, which counts as it is typed. What is no number is −1, which the form does not take. */
final class AmountField extends TextField {

    AmountField(IntegerProperty number, String id, String name) {
        getStyleClass().add("mono");
        setId(id);
        setAccessibleText(name);
        setPrefColumnCount(5);
        setMaxWidth(88);
        number.subscribe(value -> {
            if (value.intValue() != parsed()) {
                setText(String.valueOf(value));
            }
        });
        textProperty().subscribe(typed -> number.set(parsed()));
    }

    private int parsed() {
        String digits = getText() == null ? "" : getText().strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
    }
}
