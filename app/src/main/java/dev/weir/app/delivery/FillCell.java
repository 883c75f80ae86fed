package dev.weir.app.delivery;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A table cell that shows how full a buffer is. */
final class FillCell extends TableCell<DeliveryRow, BufferEstimate> {

    private final FillBar bar = new FillBar(64);

    @Override
    protected void updateItem(@Nullable BufferEstimate item, boolean empty) {
        super.updateItem(item, empty);
        DeliveryRow row = empty ? null : getTableRow().getItem();
        DeliveryFacts facts = row == null ? null : row.facts().get();
        if (item == null || facts == null) {
            setGraphic(null);
        } else {
            bar.show(item, S3Facts.of(facts));
            setGraphic(bar);
        }
    }
}
