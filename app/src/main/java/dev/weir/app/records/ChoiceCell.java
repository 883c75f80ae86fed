package dev.weir.app.records;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** An entry of a list of choices: its name, and where it helps what it means. JavaFX thread only. */
final class ChoiceCell<T> extends ListCell<T> {

    private final Function<T, String> name;
    private final @Nullable Function<T, String> meaning;

    private ChoiceCell(Function<T, String> name, @Nullable Function<T, String> meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    static <T> ChoiceCell<T> of(Function<T, String> name) {
        return new ChoiceCell<>(name, null);
    }

    static <T> ChoiceCell<T> explained(Function<T, String> name, Function<T, String> meaning) {
        return new ChoiceCell<>(name, meaning);
    }

    @Override
    protected void updateItem(@Nullable T choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setText(null);
            setGraphic(null);
        } else if (meaning == null) {
            setText(name.apply(choice));
        } else {
            Label muted = new Label(meaning.apply(choice));
            muted.getStyleClass().add("muted");
            setGraphic(new HBox(8, new Label(name.apply(choice)), muted));
        }
    }
}
