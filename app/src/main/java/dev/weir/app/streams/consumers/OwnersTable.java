package dev.weir.app.streams.consumers;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.RememberedTable;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.DataColumn;
import dev.weir.app.streams.RowsAsText;
import dev.weir.app.text.Text;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;

/** What each worker has. */
final class OwnersTable extends TableView<OwnerTotals> {

    OwnersTable(Workspace workspace, LeasesModel model) {
        setId("owners-table");
        setAccessibleText(Text.of("Owners of leases"));
        setTableMenuButtonVisible(true);
        SortedList<OwnerTotals> sorted = new SortedList<>(model.owners());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        DataColumn<OwnerTotals, String> name = DataColumn.words(
                "Owner",
                Text.of("Owner"),
                132,
                row -> new ReadOnlyObjectWrapper<>(row.owner()),
                owner -> owner.isEmpty() ? Text.of("(nobody)") : owner);
        name.getStyleClass().add("owner-column");
        getColumns().add(name);
        getColumns().add(number("Leases", Text.of("Leases"), 64, row -> (double) row.leases(), OwnersTable::count));
        getColumns().add(number("Behind", Text.of("Behind"), 72, OwnerTotals::behindSeconds, Spans::of));
        getColumns()
                .add(number(
                        "Not renewed", Text.of("Not renewed"), 96, row -> (double) row.stalled(), OwnersTable::count));
        getColumns()
                .add(number("Waiting", Text.in("records", "Waiting"), 84, OwnerTotals::waiting, LeasesTable::about));
        getColumns()
                .add(number("Finished", Text.of("Finished"), 72, row -> (double) row.finished(), OwnersTable::count));
        getColumns()
                .add(DataColumn.words(
                        "Load",
                        Text.in("noun", "Load"),
                        110,
                        row -> new ReadOnlyObjectWrapper<>(load(row)),
                        text -> text));
        RememberedTable.follow(this, "owners", workspace.tables());
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(RowsAsText.items(this));
        setContextMenu(menu);
    }

    private static String count(double number) {
        return Format.count((long) number);
    }

    private static String load(OwnerTotals row) {
        Worker worker = row.worker();
        if (worker == null || worker.loads().isEmpty()) {
            return Format.UNKNOWN;
        }
        return worker.loads().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(load -> load.getKey() + " "
                        + (Double.isNaN(load.getValue()) ? Format.UNKNOWN : Math.round(load.getValue()) + " %"))
                .collect(Collectors.joining(", "));
    }

    private static DataColumn<OwnerTotals, Double> number(
            String key, String title, double width, Function<OwnerTotals, Double> of, Function<Double, String> format) {
        DataColumn<OwnerTotals, Double> column =
                DataColumn.numbers(key, title, width, row -> new ReadOnlyObjectWrapper<>(of.apply(row)), format);
        column.setComparator(DataColumn.UNKNOWN_LOWEST);
        return column;
    }
}
