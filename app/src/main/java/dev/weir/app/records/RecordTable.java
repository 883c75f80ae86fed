package dev.weir.app.records;

import dev.weir.app.records.filter.CompactJson;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The records, newest at the bottom. It follows the newest until a person scrolls up; then the rows in view stay where
 * they are, however many come or leave above them. JavaFX thread only.
 */
final class RecordTable extends TableView<RecordRow> {

    /** What rows are to be sorted by; a null key puts them back into the order of arrival. */
    record Order(String title, @Nullable Function<RecordRow, @Nullable Object> key, boolean ascending) {}

    private static final double ROW_HEIGHT = 28;
    private static final double LEAST_DATA = 220;
    private static final double SCROLL_BAR = 22;

    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final ReadOnlyObjectWrapper<@Nullable Order> order = new ReadOnlyObjectWrapper<>();
    private final TableColumn<RecordRow, RecordRow> data;
    private final List<TableColumn<RecordRow, RecordRow>> made = new ArrayList<>();

    RecordTable(RecordRows rows, ReadOnlyObjectProperty<ZoneId> zone, ObservableList<JsonColumn> columns) {
        super(rows);
        this.zone = zone;
        getStyleClass().add("record-table");
        setAccessibleText("Records");
        setFixedCellSize(ROW_HEIGHT);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<RecordRow, RecordRow> arrival =
                column("Arrival", 116, "mono", this::time, row -> of(row, TailedRecord::arrivalMillis));
        zone.addListener((property, old, now) -> {
            title(arrival);
            refresh();
        });
        title(arrival);
        data = column("Data", 520, "mono", RecordRow::preview, null);
        getColumns().add(arrival);
        getColumns().add(shardColumn());
        getColumns().add(hidden(sequenceColumn()));
        getColumns().add(text("Partition key", 150, "plain", TailedRecord::partitionKey));
        getColumns()
                .add(hidden(column("Hash key", 300, "mono", row -> text(row, record -> "" + record.hashKey()), null)));
        getColumns()
                .add(hidden(column(
                        "Size",
                        84,
                        "number",
                        row -> text(row, record -> Format.bytes(record.data().length)),
                        row -> of(row, record -> (long) record.data().length))));
        getColumns().add(data);
        setSortPolicy(table -> {
            readOrder();
            return true;
        });
        columns.addListener((ListChangeListener<JsonColumn>) change -> showColumns(columns));
        showColumns(columns);
        widthProperty().addListener(observable -> fill());
        getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<RecordRow, ?>>) change -> fill());
        rows.addListener((ListChangeListener<RecordRow>) this::moved);
        follow();
    }

    private void follow() {
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

    private void showColumns(List<JsonColumn> columns) {
        getColumns().removeAll(made);
        made.clear();
        for (JsonColumn column : columns) {
            TableColumn<RecordRow, RecordRow> one = column(
                    column.title(),
                    120,
                    "plain",
                    row -> CompactJson.of(column.path().read(row.json())),
                    row -> column.path().read(row.json()));
            one.setId(null);
            one.setUserData(column);
            made.add(one);
        }
        getColumns().addAll(getColumns().indexOf(data), made);
    }

    /** The data takes what the other columns leave. */
    private void fill() {
        double others = getVisibleLeafColumns().stream()
                .filter(column -> !column.equals(data))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        data.setPrefWidth(Math.max(LEAST_DATA, getWidth() - others - SCROLL_BAR));
    }

    private void readOrder() {
        if (getSortOrder().isEmpty()) {
            order.set(null);
            return;
        }
        TableColumn<RecordRow, ?> first = getSortOrder().getFirst();
        if (first instanceof SortableColumn column) {
            order.set(new Order(first.getText(), column.key, first.getSortType() == SortType.ASCENDING));
        }
    }

    /** What the person wants rows sorted by, or null for the order of arrival. */
    ReadOnlyObjectProperty<@Nullable Order> order() {
        return order.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        VirtualFlow<?> flow = flow();
        if (following.get() && flow != null) {
            // scrollTo is reckoned before new rows and a new height have been laid out, and ends some rows short.
            flow.layout();
            flow.setPosition(1);
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /** Whether the newest row is kept in view. */
    BooleanProperty following() {
        return following;
    }

    /** Brings a row into view and chooses it. */
    void showRow(int row) {
        if (row >= 0 && row < getItems().size()) {
            following.set(false);
            getSelectionModel().clearAndSelect(row);
            VirtualFlow<?> flow = flow();
            IndexedCell<?> top = flow == null ? null : flow.getFirstVisibleCell();
            int shown = (int) (getHeight() / ROW_HEIGHT) - 2;
            if (top == null || row <= top.getIndex() || row >= top.getIndex() + shown) {
                scrollTo(Math.max(0, row - shown / 3));
            }
        }
    }

    private void moved(ListChangeListener.Change<? extends RecordRow> change) {
        if (following.get()) {
            toNewest();
            return;
        }
        VirtualFlow<?> flow = flow();
        IndexedCell<?> top = flow == null ? null : flow.getFirstVisibleCell();
        if (flow == null || top == null) {
            return;
        }
        int first = top.getIndex();
        int shift = 0;
        while (change.next()) {
            if (change.getFrom() <= first + shift) {
                shift += change.getAddedSize() - change.getRemovedSize();
            }
        }
        if (shift != 0) {
            flow.scrollPixels(shift * ROW_HEIGHT);
        }
    }

    private void toNewest() {
        if (!getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
            requestLayout();
        }
    }

    private String time(RecordRow row) {
        return text(row, record -> Format.clockTime(Instant.ofEpochMilli(record.arrivalMillis()), zone.get()));
    }

    private void title(TableColumn<?, ?> arrival) {
        arrival.setText("Arrival, " + Format.zone(Instant.now(), zone.get()));
    }

    private static <T> @Nullable T of(RecordRow row, Function<TailedRecord, T> value) {
        TailedRecord record = row.record();
        return record == null ? null : value.apply(record);
    }

    private static String text(RecordRow row, Function<TailedRecord, String> value) {
        String text = of(row, value);
        return text == null ? "" : text;
    }

    /** A column that knows what its rows are sorted by. */
    private static final class SortableColumn extends TableColumn<RecordRow, RecordRow> {
        private final @Nullable Function<RecordRow, @Nullable Object> key;

        SortableColumn(String title, @Nullable Function<RecordRow, @Nullable Object> key) {
            super(title);
            setId(title);
            this.key = key;
            setSortable(key != null);
        }
    }

    private static TableColumn<RecordRow, RecordRow> hidden(TableColumn<RecordRow, RecordRow> column) {
        column.setVisible(false);
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> text(
            String title, double width, String style, Function<TailedRecord, String> value) {
        return column(title, width, style, row -> text(row, value), row -> of(row, value));
    }

    private static TableColumn<RecordRow, RecordRow> column(
            String title,
            double width,
            String style,
            Function<RecordRow, String> text,
            @Nullable Function<RecordRow, @Nullable Object> key) {
        TableColumn<RecordRow, RecordRow> column = new SortableColumn(title, key);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new RecordCell(style, text));
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> shardColumn() {
        TableColumn<RecordRow, RecordRow> column = text("Shard", 92, "mono", TailedRecord::shardId);
        column.setCellFactory(ignored -> new RecordCell.OfShard());
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> sequenceColumn() {
        TableColumn<RecordRow, RecordRow> column =
                column("Sequence number", 150, "mono", row -> text(row, TailedRecord::sequenceNumber), null);
        column.setCellFactory(ignored -> new RecordCell.OfSequenceNumber());
        return column;
    }
}
