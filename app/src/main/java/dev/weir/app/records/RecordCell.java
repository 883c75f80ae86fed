package dev.weir.app.records;

import dev.weir.app.records.tail.TailedRecord;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A cell with a text about its record. JavaFX thread only. */
class RecordCell extends TableCell<RecordRow, RecordRow> {

    private final Function<RecordRow, String> text;

    RecordCell(String style, Function<RecordRow, String> text) {
        this.text = text;
        getStyleClass().add(style);
    }

    @Override
    protected void updateItem(@Nullable RecordRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text.apply(row));
    }

    /** The end of a sequence number, all of it in the tooltip. */
    static final class OfSequenceNumber extends RecordCell {
        private final Tooltip tooltip = new Tooltip();

        OfSequenceNumber() {
            super(
                    "mono",
                    row -> row.record() == null
                            ? ""
                            : SequenceText.shorten(row.record().sequenceNumber()));
        }

        @Override
        protected void updateItem(@Nullable RecordRow row, boolean empty) {
            super.updateItem(row, empty);
            TailedRecord record = empty || row == null ? null : row.record();
            if (record == null) {
                setTooltip(null);
            } else {
                tooltip.setText(record.sequenceNumber());
                setTooltip(tooltip);
            }
        }
    }

    /** A shard with its colour. */
    static final class OfShard extends RecordCell {
        private final Region dot = new Region();

        OfShard() {
            super(
                    "mono",
                    row -> row.record() == null
                            ? ""
                            : ShardColor.shorten(row.record().shardId()));
            dot.getStyleClass().add("shard-dot");
        }

        @Override
        protected void updateItem(@Nullable RecordRow row, boolean empty) {
            super.updateItem(row, empty);
            TailedRecord record = empty || row == null ? null : row.record();
            if (record == null) {
                setGraphic(null);
            } else {
                dot.setStyle("-weir-shard: -weir-series-" + ShardColor.of(record.shardId()));
                setGraphic(dot);
            }
        }
    }
}
