package dev.weir.app.overview;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.StandingCell;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.OpenedRows;
import dev.weir.app.streams.StreamEntry;
import dev.weir.app.streams.StreamRow;
import dev.weir.app.streams.StreamState;
import dev.weir.app.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.Cursor;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;

/** The streams in short: state, the last minutes, rates. One click opens a stream. */
final class OverviewTable extends TableView<StreamRow> {

    /** More streams than these do not fit on the page: then the busiest come first. */
    private static final int FEW = 12;

    private final DataColumn<StreamRow, Double> recordsIn;
    private boolean ordered;

    OverviewTable(OverviewModel model, Consumer<StreamRow> onOpen) {
        setId("overview-streams");
        getStyleClass().add("overview-table");
        setAccessibleText(Text.of("Streams and their rates"));
        SortedList<StreamRow> sorted = new SortedList<>(model.catalogue().rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        DataColumn<StreamRow, String> name = DataColumn.words(
                "Stream", Text.of("Stream"), 260, row -> new ReadOnlyObjectWrapper<>(row.name()), text -> text);
        DataColumn<StreamRow, StreamState> state = DataColumn.words(
                "State", Text.of("State"), 110, row -> row.entry().map(StreamEntry::state), StreamState::word);
        state.setCellFactory(column -> new StandingCell<>());
        recordsIn = rate("In, rec/s", Text.of("In, rec/s"), Throughput::recordsIn, Format::rate);
        boolean eachSecond = model.feed().periodSeconds() == 1;
        DataColumn<StreamRow, Throughput> line = DataColumn.words(
                eachSecond ? "Records in, last two minutes" : "Records in, last two hours",
                eachSecond ? Text.of("Records in, last two minutes") : Text.of("Records in, last two hours"),
                220,
                StreamRow::rates,
                rates -> Format.rate(rates.recordsIn()));
        line.setCellFactory(column -> new SparkCell(model.feed()));
        line.setComparator(Comparator.comparing(Throughput::recordsIn, DataColumn.UNKNOWN_LOWEST));
        getColumns().add(name);
        getColumns().add(state);
        getColumns().add(line);
        getColumns().add(recordsIn);
        getColumns().add(rate("In, bytes", Text.of("In, bytes"), Throughput::bytesIn, Format::bytesPerSecond));
        getColumns().add(rate("Out, rec/s", Text.of("Out, rec/s"), Throughput::recordsOut, Format::rate));
        getColumns().add(rate("Out, bytes", Text.of("Out, bytes"), Throughput::bytesOut, Format::bytesPerSecond));
        setRowFactory(table -> row(onOpen));
        OpenedRows.byEnter(this, onOpen);
    }

    /** Puts many streams in the order of their traffic, once; from then on the order is the person's. */
    void order() {
        if (!ordered && getItems().size() > FEW) {
            ordered = true;
            recordsIn.setSortType(SortType.DESCENDING);
            getSortOrder().setAll(List.of(recordsIn));
        }
    }

    private static DataColumn<StreamRow, Double> rate(
            String key, String title, Function<Throughput, Double> of, Function<Double, String> format) {
        DataColumn<StreamRow, Double> column =
                DataColumn.numbers(key, title, 104, row -> row.rates().map(of), format);
        column.setComparator(DataColumn.UNKNOWN_LOWEST);
        return column;
    }

    private static TableRow<StreamRow> row(Consumer<StreamRow> onOpen) {
        TableRow<StreamRow> row = new TableRow<>();
        row.itemProperty().subscribe(item -> row.setCursor(item == null ? Cursor.DEFAULT : Cursor.HAND));
        row.setOnMouseClicked(event -> {
            if (row.getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                onOpen.accept(row.getItem());
            }
        });
        return row;
    }
}
