package dev.weir.app.shell;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A table cell with a state.
 *
 * @param <S> a row
 * @param <T> its state
 */
public final class StandingCell<S, T extends Standing> extends TableCell<S, T> {

    private final StandingMark mark = new StandingMark();

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
        } else {
            mark.show(item);
            setGraphic(mark);
        }
    }
}
