package dev.weir.app.streams;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Copies a table's chosen rows, with the columns that are shown, in their order. */
public final class RowsAsText {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private RowsAsText() {}

    /** The key that copies, copies as TSV. */
    public static <S> void byKey(TableView<S> table) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copyTsv(table);
                event.consume();
            }
        });
    }

    /** Tab-separated with a line of headings: what a spreadsheet takes. */
    static <S> void copyTsv(TableView<S> table) {
        copy(tsv(table, chosen(table)));
    }

    /** An array of objects. */
    static <S> void copyJson(TableView<S> table) {
        copy(json(table, chosen(table)));
    }

    /** What a table's menu offers of both. */
    public static <S> List<MenuItem> items(TableView<S> table) {
        MenuItem tsv = new MenuItem(Text.of("Copy rows as TSV"));
        tsv.setOnAction(event -> copyTsv(table));
        MenuItem json = new MenuItem(Text.of("Copy rows as JSON"));
        json.setOnAction(event -> copyJson(table));
        return List.of(tsv, json);
    }

    static <S> String tsv(TableView<S> table, List<S> rows) {
        String headings = columns(table).stream().map(DataColumn::key).collect(Collectors.joining("\t"));
        return headings
                + rows.stream()
                        .map(row -> columns(table).stream()
                                .map(column -> column.text(row).replaceAll("[\\t\\r\\n]", " "))
                                .collect(Collectors.joining("\t", "\n", "")))
                        .collect(Collectors.joining());
    }

    static <S> String json(TableView<S> table, List<S> rows) {
        Function<S, String> object = row -> columns(table).stream()
                .map(column -> quoted(column.key()) + ": " + quoted(column.text(row)))
                .collect(Collectors.joining(", ", "  {", "}"));
        return rows.stream().map(object).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** What is selected, or every row if nothing is. */
    private static <S> List<S> chosen(TableView<S> table) {
        List<S> selected = table.getSelectionModel().getSelectedItems();
        return List.copyOf(selected.isEmpty() ? table.getItems() : selected);
    }

    // Every column of these tables is a DataColumn; any other holds nothing to copy.
    @SuppressWarnings("unchecked")
    private static <S> List<DataColumn<S, ?>> columns(TableView<S> table) {
        List<DataColumn<S, ?>> columns = new ArrayList<>();
        for (TableColumn<S, ?> column : table.getVisibleLeafColumns()) {
            if (column instanceof DataColumn<?, ?>) {
                columns.add((DataColumn<S, ?>) column);
            }
        }
        return columns;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
