package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.TableMemory;
import dev.weir.app.text.Text;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

/** The shards of one stream with their part of the key space and how busy they are. */
final class ShardsTable extends TableView<ShardRow> {

    ShardsTable(StreamModel model, TableMemory memory, Consumer<ShardRow> onOpen) {
        getStyleClass().add("shards-table");
        setAccessibleText(Text.of("Shards"));
        setTableMenuButtonVisible(true);
        SortedList<ShardRow> sorted = new SortedList<>(model.shards());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        addColumns();
        RememberedTable.follow(this, "shards", memory);
        setRowFactory(table -> row(onOpen));
        MenuItem records = new MenuItem(Text.of("Records of this shard"));
        records.setOnAction(event -> openSelected(onOpen));
        ContextMenu menu = new ContextMenu(records);
        menu.getItems().addAll(RowsAsText.items(this));
        setContextMenu(menu);
        OpenedRows.byEnter(this, onOpen);
        RowsAsText.byKey(this);
    }

    private void addColumns() {
        DataColumn<ShardRow, ShardLimits.Use> use = DataColumn.words(
                "Used of limit",
                Text.of("Used of limit"),
                140,
                row -> row.rates().map(ShardLimits::nearest),
                UseCell::text);
        use.setCellFactory(column -> new UseCell());
        use.setComparator(Comparator.comparing(ShardLimits.Use::share, DataColumn.UNKNOWN_LOWEST));
        getColumns().add(of("Shard", Text.of("Shard"), 176, ShardEntry::id));
        getColumns()
                .add(of(
                        "State",
                        Text.of("State"),
                        72,
                        shard -> shard.open() ? Text.in("state", "Open") : Text.in("state", "Closed")));
        getColumns().add(use);
        getColumns().add(rate("In, rec/s", Text.of("In, rec/s"), 84, Throughput::recordsIn, Format::rate));
        getColumns().add(rate("In, bytes", Text.of("In, bytes"), 104, Throughput::bytesIn, Format::bytesPerSecond));
        getColumns().add(rate("Out, rec/s", Text.of("Out, rec/s"), 84, Throughput::recordsOut, Format::rate));
        getColumns().add(rate("Out, bytes", Text.of("Out, bytes"), 104, Throughput::bytesOut, Format::bytesPerSecond));
        getColumns()
                .add(DataColumn.numbers(
                        "Key space",
                        Text.of("Key space"),
                        84,
                        row -> row.entry().map(shard -> shard.range().share()),
                        Resharding::percent));
        getColumns().add(of("Parents", Text.of("Parents"), 120, ShardsTable::parents));
        getColumns()
                .add(of(
                        "First hash key",
                        Text.of("First hash key"),
                        330,
                        shard -> shard.range().start().toString()));
        getColumns()
                .add(of(
                        "Last hash key",
                        Text.of("Last hash key"),
                        330,
                        shard -> shard.range().end().toString()));
    }

    private static DataColumn<ShardRow, String> of(
            String key, String title, double width, Function<ShardEntry, String> text) {
        DataColumn<ShardRow, String> column =
                DataColumn.words(key, title, width, row -> row.entry().map(text), shown -> shown);
        column.setComparator(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        return column;
    }

    private static DataColumn<ShardRow, Double> rate(
            String key, String title, double width, Function<Throughput, Double> of, Function<Double, String> format) {
        DataColumn<ShardRow, Double> column =
                DataColumn.numbers(key, title, width, row -> row.rates().map(of), format);
        column.setComparator(DataColumn.UNKNOWN_LOWEST);
        return column;
    }

    private static String parents(ShardEntry shard) {
        String parents = Stream.of(shard.parentId(), shard.adjacentParentId())
                .filter(id -> id != null)
                .map(id -> ShardEntry.shortName(id))
                .collect(Collectors.joining(", "));
        return parents.isEmpty() ? "–" : parents;
    }

    private void openSelected(Consumer<ShardRow> onOpen) {
        ShardRow selected = getSelectionModel().getSelectedItem();
        if (selected != null) {
            onOpen.accept(selected);
        }
    }

    private static TableRow<ShardRow> row(Consumer<ShardRow> onOpen) {
        TableRow<ShardRow> row = new TableRow<>();
        OpenedRows.byDoubleClick(row, onOpen);
        return row;
    }
}
