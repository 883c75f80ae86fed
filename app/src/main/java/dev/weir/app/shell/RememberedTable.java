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
 * widths, and what it is sorted by. A column that was not there then stands where the program puts it.
 */
public final class RememberedTable {

    private final TableView<?> table;
    private final String id;
    private final TableMemory memory;
    private String known = "";

    private RememberedTable(TableView<?> table, String id, TableMemory memory) {
        this.table = table;
        this.id = id;
        this.memory = memory;
    }

    /**
     * Follows a table that has all its columns.
     *
     * @param id what it is called in the settings, letters only
     */
    public static <S> void follow(TableView<S> table, String id, TableMemory memory) {
        RememberedTable remembered = new RememberedTable(table, id, memory);
        String text = memory.recall(id);
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
        table.getColumns().forEach(column -> byTitle.put(column.getText(), column));
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
        List<Column> columns = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getColumns()) {
            columns.add(new Column(column.getText(), column.getWidth(), column.isVisible()));
        }
        List<Sort> sorts = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getSortOrder()) {
            sorts.add(new Sort(column.getText(), column.getSortType() == SortType.ASCENDING));
        }
        return new TableArrangement(columns, sorts);
    }
}
