package dev.weir.app.streams.configuration;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.TextField;

/** A field for a whole number, which counts as it is typed. What is no number counts as 0. */
final class NumberField extends TextField {

    NumberField(IntegerProperty number, String name) {
        getStyleClass().add("mono");
        setId("setting-number");
        setAccessibleText(name);
        setPrefColumnCount(6);
        setMaxWidth(96);
        number.subscribe(value -> {
            if (value.intValue() != parsed()) {
                setText(String.valueOf(value));
            }
        });
        textProperty().subscribe(typed -> number.set(parsed()));
    }

    private int parsed() {
        String digits = getText() == null ? "" : getText().strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
