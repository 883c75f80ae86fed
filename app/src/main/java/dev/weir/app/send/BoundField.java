package dev.weir.app.send;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/** A field that holds what a property does, and the other way round. */
public final class BoundField extends TextField {

    /**
     * @param name what a screen reader calls it
     * @param width in pixels
     */
    public BoundField(String id, String name, String prompt, double width, StringProperty text) {
        setId(id);
        setAccessibleText(name);
        setPromptText(prompt);
        setPrefWidth(width);
        textProperty().bindBidirectional(text);
    }
}
