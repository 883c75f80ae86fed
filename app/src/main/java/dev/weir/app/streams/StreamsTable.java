package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.send.DropTarget;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.StandingCell;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The table of all streams. Facts of a row are asked for when it comes into sight. */
final class StreamsTable extends TableView<StreamRow> {

    private final Workspace workspace;

    StreamsTable(Workspace workspace, StreamsModel model, Consumer<StreamRow> onOpen) {
        this.workspace = workspace;
        setId("streams-table");
        getStyleClass().add("streams-table");
        setAccessibleText(Text.of("Streams"));
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<StreamRow> sorted = new SortedList<>(model.found());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        addColumns();
        RememberedTable.follow(this, "streams", workspace.tables());
        setRowFactory(table -> new SeenRow(model.catalogue(), onOpen));
        OpenedRows.byEnter(this, onOpen);
        RowsAsText.byKey(this);
    }

    private void addColumns() {
        DataColumn<StreamRow, String> name = DataColumn.words(
                "Name", Text.of("Name"), 280, row -> new ReadOnlyObjectWrapper<>(row.name()), text -> text);
        DataColumn<StreamRow, StreamState> state = DataColumn.words(
                "State", Text.of("State"), 110, row -> row.entry().map(StreamEntry::state), StreamState::word);
        state.setCellFactory(column -> new StandingCell<>());
        getColumns().add(name);
        getColumns().add(state);
        getColumns().add(rate("In, rec/s", Text.of("In, rec/s"), Throughput::recordsIn));
        getColumns().add(rate("Out, rec/s", Text.of("Out, rec/s"), Throughput::recordsOut));
        getColumns()
                .add(DataColumn.numbers(
                        "Shards", Text.of("Shards"), 76, fact(facts -> (long) facts.openShards()), Format::count));
        getColumns().add(DataColumn.words("Mode", Text.of("Mode"), 104, StreamsTable::mode, CapacityMode::word));
        getColumns()
                .add(DataColumn.words(
                        "Retention",
                        Text.of("Retention"),
                        92,
                        fact(StreamFacts::retentionHours),
                        hours -> StreamFacts.retention(hours)));
        getColumns()
                .add(DataColumn.words(
                        "Encryption",
                        Text.of("Encryption"),
                        120,
                        fact(facts -> facts.keyId() == null ? Text.in("plural", "None") : "KMS " + facts.keyId()),
                        text -> text));
        DataColumn<StreamRow, Instant> created = DataColumn.words(
                "Created",
                Text.of("Created"),
                180,
                row -> row.entry().map(StreamEntry::created),
                time -> Format.time(time, workspace.zone().get()));
        getColumns().add(created);
        for (TableColumn<StreamRow, ?> column : getColumns()) {
            column.setMinWidth(60);
        }
    }

    private static DataColumn<StreamRow, Double> rate(String key, String title, Function<Throughput, Double> of) {
        DataColumn<StreamRow, Double> column =
                DataColumn.numbers(key, title, 96, row -> row.rates().map(of), Format::rate);
        column.setComparator(DataColumn.UNKNOWN_LOWEST);
        return column;
    }

    private static <T> Function<StreamRow, ObservableValue<T>> fact(Function<StreamFacts, T> of) {
        return row -> row.facts().map(of);
    }

    private static ObservableValue<CapacityMode> mode(StreamRow row) {
        return row.entry().map(StreamEntry::mode).orElse(CapacityMode.PROVISIONED);
    }

    private static final class SeenRow extends TableRow<StreamRow> {

        private final StreamCatalogue catalogue;

        SeenRow(StreamCatalogue catalogue, Consumer<StreamRow> onOpen) {
            this.catalogue = catalogue;
            DropTarget.on(this, () -> getItem() == null ? null : getItem().name());
            OpenedRows.byDoubleClick(this, onOpen);
        }

        @Override
        protected void updateItem(@Nullable StreamRow item, boolean empty) {
            super.updateItem(item, empty);
            if (!empty && item != null) {
                catalogue.seen(item);
            }
        }
    }
}
