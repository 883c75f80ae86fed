package dev.weir.app.capsule;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A line of a list that is as high as its text needs. */
final class WrappedCell extends ListCell<String> {

    WrappedCell() {
        setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
    }
}
