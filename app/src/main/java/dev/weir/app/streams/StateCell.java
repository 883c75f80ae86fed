package dev.weir.app.streams;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A table cell with a stream's state.
 *
 * @param <S> a row
 */
public final class StateCell<S> extends TableCell<S, StreamState> {

    private final StateMark mark = new StateMark();

    @Override
    protected void updateItem(@Nullable StreamState item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
        } else {
            mark.show(item);
            setGraphic(mark);
        }
    }
}
