package dev.weir.app.streams;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.TextField;

/** A field for a whole number of six digits at most, which counts as it is typed. */
public final class WholeNumberField extends TextField {

    private final int ifNone;

    /**
     * @param name what a screen reader calls it
     * @param ifNone what counts while there is no such number in it
     */
    public WholeNumberField(IntegerProperty number, String id, String name, int ifNone) {
        this.ifNone = ifNone;
        getStyleClass().add("mono");
        setId(id);
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
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : ifNone;
    }
}
