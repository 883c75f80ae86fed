package dev.weir.app.records;

import dev.weir.app.records.decode.Preview;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The records, newest at the bottom. It follows the newest until a person scrolls up; then the rows in view stay where
 * they are, however many leave at the top. JavaFX thread only.
 */
final class RecordTable extends TableView<TailedRecord> {

    private static final double ROW_HEIGHT = 28;

    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final TableColumn<TailedRecord, TailedRecord> sequence = sequenceColumn();
    private final TableColumn<TailedRecord, TailedRecord> size =
            column("Size", 76, 82, "number", record -> Format.bytes(record.data().length));

    RecordTable(RecordRows rows, ReadOnlyObjectProperty<ZoneId> zone) {
        super(rows);
        this.zone = zone;
        getStyleClass().add("record-table");
        setAccessibleText("Records");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<TailedRecord, TailedRecord> arrival = column("Arrival", 108, 108, "mono", this::time);
        zone.addListener((property, old, now) -> {
            title(arrival);
            refresh();
        });
        title(arrival);
        getColumns().add(arrival);
        getColumns().add(shardColumn());
        getColumns().add(sequence);
        getColumns().add(column("Partition key", 100, 130, "plain", TailedRecord::partitionKey));
        getColumns().add(size);
        getColumns().add(column("Data", 200, 400, "mono", record -> Preview.of(record.data())));
        rows.addListener((ListChangeListener<TailedRecord>) this::moved);
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                following.set(false);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.UP
                    || event.getCode() == KeyCode.PAGE_UP
                    || event.getCode() == KeyCode.HOME) {
                following.set(false);
            } else if (event.getCode() == KeyCode.END) {
                following.set(true);
            }
        });
        // A click picks a row that should stay under the pointer.
        setOnMousePressed(event -> following.set(false));
        following.addListener((property, old, now) -> {
            if (now) {
                toNewest();
            }
        });
    }

    /** Makes room for the details, which show the whole sequence number and the size. */
    void narrow() {
        sequence.setVisible(false);
        size.setVisible(false);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (following.get() && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            // scrollTo is reckoned before new rows and a new height have been laid out, and ends some rows short.
            flow.layout();
            flow.setPosition(1);
        }
    }

    /** Whether the newest row is kept in view. */
    BooleanProperty following() {
        return following;
    }

    private void moved(ListChangeListener.Change<? extends TailedRecord> change) {
        int gone = 0;
        while (change.next()) {
            gone += change.getFrom() == 0 ? change.getRemovedSize() : 0;
        }
        if (following.get()) {
            toNewest();
        } else if (gone > 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollPixels(-gone * ROW_HEIGHT);
        }
    }

    private void toNewest() {
        if (!getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
            requestLayout();
        }
    }

    private String time(TailedRecord record) {
        return Format.clockTime(Instant.ofEpochMilli(record.arrivalMillis()), zone.get());
    }

    private void title(TableColumn<?, ?> arrival) {
        arrival.setText("Arrival, " + Format.zone(Instant.now(), zone.get()));
    }

    private static TableColumn<TailedRecord, TailedRecord> column(
            String title, double least, double width, String style, Function<TailedRecord, String> text) {
        TableColumn<TailedRecord, TailedRecord> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new TextCell(style, text));
        return column;
    }

    private static TableColumn<TailedRecord, TailedRecord> shardColumn() {
        TableColumn<TailedRecord, TailedRecord> column =
                column("Shard", 84, 90, "mono", record -> ShardColor.shorten(record.shardId()));
        column.setCellFactory(ignored -> new ShardCell());
        return column;
    }

    private static TableColumn<TailedRecord, TailedRecord> sequenceColumn() {
        TableColumn<TailedRecord, TailedRecord> column =
                column("Sequence number", 130, 142, "mono", record -> shorten(record.sequenceNumber()));
        column.setCellFactory(ignored -> new SequenceCell());
        return column;
    }

    /** The end tells records apart; the beginning is the same for all of a shard. */
    static String shorten(String sequenceNumber) {
        int length = sequenceNumber.length();
        return length <= 16 ? sequenceNumber : "…" + sequenceNumber.substring(length - 14);
    }

    private static class TextCell extends TableCell<TailedRecord, TailedRecord> {
        private final Function<TailedRecord, String> text;

        TextCell(String style, Function<TailedRecord, String> text) {
            this.text = text;
            getStyleClass().add(style);
        }

        @Override
        protected void updateItem(@Nullable TailedRecord record, boolean empty) {
            super.updateItem(record, empty);
            setText(empty || record == null ? null : text.apply(record));
        }
    }

    private static final class SequenceCell extends TextCell {
        private final Tooltip tooltip = new Tooltip();

        SequenceCell() {
            super("mono", record -> shorten(record.sequenceNumber()));
        }

        @Override
        protected void updateItem(@Nullable TailedRecord record, boolean empty) {
            super.updateItem(record, empty);
            if (empty || record == null) {
                setTooltip(null);
            } else {
                tooltip.setText(record.sequenceNumber());
                setTooltip(tooltip);
            }
        }
    }

    private static final class ShardCell extends TextCell {
        private final Region dot = new Region();

        ShardCell() {
            super("mono", record -> ShardColor.shorten(record.shardId()));
            dot.getStyleClass().add("shard-dot");
        }

        @Override
        protected void updateItem(@Nullable TailedRecord record, boolean empty) {
            super.updateItem(record, empty);
            if (empty || record == null) {
                setGraphic(null);
            } else {
                dot.setStyle("-weir-shard: -weir-series-" + ShardColor.of(record.shardId()));
                setGraphic(dot);
            }
        }
    }
}
