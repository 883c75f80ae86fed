package dev.weir.app.delivery;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A table cell that shows a state. */
final class StateCell extends TableCell<DeliveryRow, DeliveryState> {

    private final StateMark mark = new StateMark();

    @Override
    protected void updateItem(@Nullable DeliveryState item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
        } else {
            mark.show(item);
            setGraphic(mark);
        }
    }
}
