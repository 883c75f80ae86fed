package dev.weir.app.shell;

import dev.weir.app.shell.TableArrangement.Column;
import dev.weir.app.shell.TableArrangement.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/**
 * Arranges a table as a person left it, and remembers what a person changes: which columns are shown, their order and
 * widths, and what it is sorted by. A column that was not there then stands where the program puts it. Columns are told apart by their
 * ids, or by their titles where they have none; where some have an id, those without one come and go, and are not remembered.
 */
public final class RememberedTable {

    private final TableView<?> table;
    private final String id;
    private final TableMemory memory;
    private final boolean sorts;
    private String known = "";

    private RememberedTable(TableView<?> table, String id, TableMemory memory, boolean sorts) {
        this.table = table;
        this.id = id;
        this.memory = memory;
        this.sorts = sorts;
    }

    /**
     * Follows a table that has all its columns.
     *
     * @param id what it is called in the settings, letters only
     */
    public static <S> void follow(TableView<S> table, String id, TableMemory memory) {
        follow(table, new RememberedTable(table, id, memory, true));
    }

    /** The same, but for what it is sorted by: for rows that stand in the order of their time each time the table is opened. */
    public static <S> void followColumns(TableView<S> table, String id, TableMemory memory) {
        follow(table, new RememberedTable(table, id, memory, false));
    }

    private static <S> void follow(TableView<S> table, RememberedTable remembered) {
        String text = remembered.memory.recall(remembered.id);
        if (text != null) {
            arrange(table, TableArrangement.parse(text));
        }
        remembered.known = remembered.now().text();
        InvalidationListener changed = observable -> remembered.changed();
        for (TableColumn<S, ?> column : table.getColumns()) {
            column.widthProperty().addListener(changed);
            column.visibleProperty().addListener(changed);
            column.sortTypeProperty().addListener(changed);
        }
        table.getColumns().addListener(changed);
        table.getSortOrder().addListener(changed);
    }

    private static <S> void arrange(TableView<S> table, TableArrangement arrangement) {
        Map<String, TableColumn<S, ?>> byTitle = new HashMap<>();
        table.getColumns().forEach(column -> byTitle.put(name(column), column));
        List<TableColumn<S, ?>> order = new ArrayList<>();
        for (Column was : arrangement.columns()) {
            TableColumn<S, ?> column = byTitle.get(was.title());
            if (column != null && !order.contains(column)) {
                column.setPrefWidth(was.width());
                column.setVisible(was.shown());
                order.add(column);
            }
        }
        for (TableColumn<S, ?> column : table.getColumns()) {
            if (!order.contains(column)) {
                order.add(Math.min(table.getColumns().indexOf(column), order.size()), column);
            }
        }
        if (order.stream().noneMatch(TableColumn::isVisible)) {
            order.getFirst().setVisible(true);
        }
        table.getColumns().setAll(order);
        List<TableColumn<S, ?>> sorted = new ArrayList<>();
        for (Sort was : arrangement.sorts()) {
            TableColumn<S, ?> column = byTitle.get(was.title());
            if (column != null) {
                column.setSortType(was.ascending() ? SortType.ASCENDING : SortType.DESCENDING);
                sorted.add(column);
            }
        }
        table.getSortOrder().setAll(sorted);
    }

    private void changed() {
        String now = now().text();
        if (!now.equals(known) && !table.getColumns().isEmpty()) {
            known = now;
            memory.remember(id, now);
        }
    }

    private TableArrangement now() {
        boolean named = table.getColumns().stream().anyMatch(column -> column.getId() != null);
        List<Column> columns = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (!named || column.getId() != null) {
                columns.add(new Column(name(column), column.getWidth(), column.isVisible()));
            }
        }
        List<Sort> order = new ArrayList<>();
        for (TableColumn<?, ?> column : sorts ? table.getSortOrder() : List.<TableColumn<?, ?>>of()) {
            order.add(new Sort(name(column), column.getSortType() == SortType.ASCENDING));
        }
        return new TableArrangement(columns, order);
    }

    private static String name(TableColumn<?, ?> column) {
        String id = column.getId();
        return id == null ? column.getText() : id;
    }
}
