package dev.weir.app.query;

import dev.weir.app.mask.MaskRules;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The rows of a statement as they come and change. JavaFX thread only. */
final class ResultTable extends TableView<Rows.Row> {

    private static final double A_DIGIT = 7.8;
    private static final double WIDEST = 320;
    private static final int LOOKED_AT = 50;
    private static final int MOST_COPIED = 100_000;

    private final StatementModel model;
    private final Workspace workspace;
    private final Live rows = new Live();
    private List<ResultColumn> shown = List.of();
    private boolean sized;

    ResultTable(StatementModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        getStyleClass().add("result-table");
        setId("query-result");
        setAccessibleText(Text.of("Result"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setTableMenuButtonVisible(true);
        SortedList<Rows.Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        model.columns().subscribe(this::columns);
        model.change().subscribe(change -> {
            rows.changed();
            refresh();
            size();
        });
        workspace.zone().subscribe(zone -> refresh());
        workspace.masking().rules().subscribe(rules -> refresh());
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        setOnKeyPressed(event -> {
            if (copy.match(event)) {
                copy(false);
                event.consume();
            }
        });
    }

    /** The rows as the table takes them: one change whatever changed. */
    private final class Live extends ObservableListBase<Rows.Row> {
        private List<Rows.Row> now = List.of();

        @Override
        public Rows.Row get(int index) {
            return now.get(index);
        }

        @Override
        public int size() {
            return now.size();
        }

        void changed() {
            List<Rows.Row> before = now;
            List<Rows.Row> after = List.copyOf(model.rows().list());
            int same = before.size() <= after.size() ? common(before, after) : 0;
            if (same == after.size() && getComparator() == null) {
                // The same rows with other values: their cells read them anew, and nothing is in another place.
                return;
            }
            beginChange();
            now = after;
            if (same == before.size() && same < after.size()) {
                nextAdd(same, after.size());
            } else if (!before.isEmpty() || !after.isEmpty()) {
                nextReplace(0, after.size(), before);
            }
            endChange();
        }

        private static int common(List<Rows.Row> before, List<Rows.Row> after) {
            int i = 0;
            while (i < before.size() && before.get(i).equals(after.get(i))) {
                i++;
            }
            return i;
        }
    }

    private void columns(List<ResultColumn> columns) {
        shown = columns;
        sized = false;
        List<TableColumn<Rows.Row, ?>> made = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            made.add(column(columns.get(i), i));
        }
        getColumns().setAll(made);
    }

    private TableColumn<Rows.Row, @Nullable Object> column(ResultColumn column, int index) {
        TableColumn<Rows.Row, @Nullable Object> made = new TableColumn<>(column.name());
        made.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(data.getValue().values().get(index)));
        made.setCellFactory(table -> new Cell(workspace, column.name()));
        made.setComparator(ResultTable::compare);
        made.setPrefWidth(Math.clamp(column.name().length() * A_DIGIT + 40, 80, WIDEST));
        return made;
    }

    @SuppressWarnings("unchecked") // Values of one column are of one class, or their texts are compared.
    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null ? (other == null ? 0 : -1) : 1;
        }
        if (one instanceof Comparable<?> && one.getClass().equals(other.getClass())) {
            return ((Comparable<Object>) one).compareTo(other);
        }
        return one.toString().compareTo(other.toString());
    }

    private boolean isOfNumbers(int column) {
        return rows.subList(0, Math.min(LOOKED_AT, rows.size())).stream()
                .map(row -> row.values().get(column))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(ValueText::isNumber)
                .isPresent();
    }

    /** Widths and sides by what the first rows hold, once. */
    private void size() {
        if (sized || rows.isEmpty()) {
            return;
        }
        sized = true;
        for (int i = 0; i < getColumns().size(); i++) {
            int longest = shown.get(i).name().length() + 3;
            if (isOfNumbers(i)) {
                // Its name stands over its digits.
                getColumns().get(i).getStyleClass().add("number-column");
            }
            for (Rows.Row row : rows.subList(0, Math.min(LOOKED_AT, rows.size()))) {
                longest = Math.max(
                        longest,
                        ValueText.cell(row.values().get(i), workspace.zone().get())
                                .length());
            }
            getColumns().get(i).setPrefWidth(Math.clamp(longest * A_DIGIT + 24, 64, WIDEST));
        }
    }

    /** Puts the chosen rows, or all where none is chosen, on the clipboard: with tabs between, or as JSON. */
    void copy(boolean json) {
        List<Rows.Row> chosen = getSelectionModel().getSelectedItems().isEmpty()
                ? List.copyOf(getItems())
                : List.copyOf(getSelectionModel().getSelectedItems());
        List<Rows.Row> some = chosen.subList(0, Math.min(MOST_COPIED, chosen.size()));
        ClipboardContent content = new ClipboardContent();
        content.putString(json ? json(some) : tabs(some));
        Clipboard.getSystemClipboard().setContent(content);
        workspace.say(Text.count(some.size(), "{0} row is on the clipboard.", "{0} rows are on the clipboard."));
    }

    /** The values as they may leave the page. */
    private List<@Nullable Object> masked(Rows.Row row) {
        MaskRules rules = workspace.masking().now();
        if (!rules.any()) {
            return row.values();
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Object value = row.values().get(i);
            values.add(
                    value == null
                            ? null
                            : value instanceof byte[]
                                    ? MaskRules.MASK
                                    : rules.value(
                                            shown.get(i).name(),
                                            ValueText.of(value, workspace.zone().get())));
        }
        return values;
    }

    private List<String> names() {
        return shown.stream().map(ResultColumn::name).toList();
    }

    private String json(List<Rows.Row> some) {
        List<String> names = names();
        return some.stream()
                .map(row -> ValueText.json(names, masked(row)))
                .collect(Collectors.joining(",\n", "[", "]\n"));
    }

    private String tabs(List<Rows.Row> some) {
        ZoneId zone = workspace.zone().get();
        StringBuilder text = new StringBuilder(String.join("\t", names())).append('\n');
        for (Rows.Row row : some) {
            text.append(masked(row).stream()
                            .map(value -> value == null
                                    ? ""
                                    : ValueText.of(value, zone)
                                            .replace('\t', ' ')
                                            .replace('\n', ' '))
                            .collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString();
    }

    /** Reads the values anew, after rows changed in place. */
    private static final class Cell extends TableCell<Rows.Row, @Nullable Object> {
        private final Workspace workspace;
        private final String column;

        Cell(Workspace workspace, String column) {
            this.workspace = workspace;
            this.column = column;
            getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(@Nullable Object value, boolean empty) {
            super.updateItem(value, empty);
            boolean inRow = !empty && getTableRow() != null && getTableRow().getItem() != null;
            setText(
                    inRow
                            ? ValueText.masked(
                                    column,
                                    value,
                                    workspace.zone().get(),
                                    workspace.masking().now())
                            : null);
            getStyleClass().removeAll("number", "muted");
            if (inRow && value == null) {
                getStyleClass().add("muted");
            } else if (ValueText.isNumber(value)) {
                getStyleClass().add("number");
            }
            String text = getText();
            setTooltip(text != null && text.length() > 60 ? new Tooltip(shortened(text)) : null);
        }

        private static String shortened(String text) {
            return String.format(Locale.ROOT, "%.300s", text);
        }
    }
}
