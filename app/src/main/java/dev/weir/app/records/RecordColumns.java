package dev.weir.app.records;

import dev.weir.app.records.filter.CompactJson;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import org.jspecify.annotations.Nullable;

/** The columns of a table of records: those that every record has, and those of values within. JavaFX thread only. */
final class RecordColumns {

    /** What rows are to be sorted by; a null key puts them back into the order of arrival. */
    record Order(String title, @Nullable Function<RecordRow, @Nullable Object> key, boolean ascending) {}

    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final TableColumn<RecordRow, RecordRow> arrival;
    private final TableColumn<RecordRow, RecordRow> data;

    RecordColumns(ReadOnlyObjectProperty<ZoneId> zone) {
        this.zone = zone;
        this.arrival = column(
                "Arrival", Text.of("Arrival"), 116, "mono", this::time, row -> of(row, TailedRecord::arrivalMillis));
        this.data = column("Data", Text.of("Data"), 520, "mono", RecordRow::preview, null);
        sayZone();
    }

    /** Those that every record has, in their usual order. */
    List<TableColumn<RecordRow, RecordRow>> all() {
        return List.of(
                arrival,
                shardColumn(),
                hidden(sequenceColumn()),
                text("Partition key", Text.of("Partition key"), 150, "plain", TailedRecord::partitionKey),
                hidden(column(
                        "Hash key",
                        Text.of("Hash key"),
                        300,
                        "mono",
                        row -> text(row, record -> "" + record.hashKey()),
                        null)),
                hidden(column(
                        "Size",
                        Text.of("Size"),
                        84,
                        "number",
                        row -> text(row, record -> Format.bytes(record.data().length)),
                        row -> of(row, record -> (long) record.data().length))),
                data);
    }

    /** The one that shows the data itself. */
    TableColumn<RecordRow, RecordRow> data() {
        return data;
    }

    /** Of a value within the data. */
    static TableColumn<RecordRow, RecordRow> of(JsonColumn column) {
        TableColumn<RecordRow, RecordRow> one = column(
                column.title(),
                column.title(),
                120,
                "plain",
                row -> CompactJson.of(column.path().read(row.json())),
                row -> column.path().read(row.json()));
        one.setId(null);
        one.setUserData(column);
        return one;
    }

    /** The order that a column was asked for; null if it gives none. */
    static @Nullable Order order(TableColumn<RecordRow, ?> column) {
        return column instanceof SortableColumn sortable
                ? new Order(column.getText(), sortable.key, column.getSortType() == SortType.ASCENDING)
                : null;
    }

    private String time(RecordRow row) {
        return text(row, record -> Format.clockTime(Instant.ofEpochMilli(record.arrivalMillis()), zone.get()));
    }

    /** Says in which zone the time of arrival is told. */
    void sayZone() {
        arrival.setText(Text.of("Arrival, {0}", Format.zone(Instant.now(), zone.get())));
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

        SortableColumn(String id, String title, @Nullable Function<RecordRow, @Nullable Object> key) {
            super(title);
            setId(id);
            this.key = key;
            setSortable(key != null);
        }
    }

    private static TableColumn<RecordRow, RecordRow> hidden(TableColumn<RecordRow, RecordRow> column) {
        column.setVisible(false);
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> text(
            String id, String title, double width, String style, Function<TailedRecord, String> value) {
        return column(id, title, width, style, row -> text(row, value), row -> of(row, value));
    }

    private static TableColumn<RecordRow, RecordRow> column(
            String id,
            String title,
            double width,
            String style,
            Function<RecordRow, String> text,
            @Nullable Function<RecordRow, @Nullable Object> key) {
        TableColumn<RecordRow, RecordRow> column = new SortableColumn(id, title, key);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> new RecordCell(style, text));
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> shardColumn() {
        TableColumn<RecordRow, RecordRow> column = text("Shard", Text.of("Shard"), 92, "mono", TailedRecord::shardId);
        column.setCellFactory(ignored -> new RecordCell.OfShard());
        return column;
    }

    private static TableColumn<RecordRow, RecordRow> sequenceColumn() {
        TableColumn<RecordRow, RecordRow> column = column(
                "Sequence number",
                Text.of("Sequence number"),
                150,
                "mono",
                row -> text(row, TailedRecord::sequenceNumber),
                null);
        column.setCellFactory(ignored -> new RecordCell.OfSequenceNumber());
        return column;
    }
}
