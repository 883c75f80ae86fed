package dev.weir.app.records.transfer;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Boxes to choose from, that show words. */
final class Choices {

    private Choices() {}

    static <T> ComboBox<T> box(
            String id, String name, T[] values, Function<T, String> words, ObjectProperty<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
