package dev.weir.app.records;

import dev.weir.app.records.filter.ColumnPath;
import dev.weir.app.records.filter.FilterSyntaxException;
import dev.weir.app.shell.Memory;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The columns that a person made out of JSON paths, remembered for each stream. JavaFX thread only. */
final class ColumnsModel {

    /** More do not help anybody. */
    static final int MOST = 30;

    private static final int MOST_OFFERED = 60;
    private static final int DEEPEST_OFFERED = 3;

    private final Memory memory;
    private final ObservableList<JsonColumn> columns = FXCollections.observableArrayList();
    private @Nullable String key;

    ColumnsModel(Memory memory) {
        this.memory = memory;
    }

    ObservableList<JsonColumn> columns() {
        return columns;
    }

    /** Turns to the columns of a stream. */
    void load(@Nullable String memoryKey) {
        key = memoryKey;
        String text = memoryKey == null ? null : memory.recall(memoryKey);
        List<JsonColumn> known = new ArrayList<>();
        if (text != null) {
            for (String line : text.split("\n", -1)) {
                int tab = line.indexOf('\t');
                if (tab >= 0) {
                    addTo(known, line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
        columns.setAll(known);
    }

    private static void addTo(List<JsonColumn> known, String path, String title) {
        try {
            known.add(new JsonColumn(title, ColumnPath.of(path)));
        } catch (FilterSyntaxException fromAnotherVersion) {
            // A path that is no longer understood is left out; the others stand.
            return;
        }
    }

    /**
     * Adds a column behind the others.
     *
     * @param title its heading, or blank for the path
     * @return what is wrong, one sentence, or null if it was added
     */
    @Nullable String add(String path, String title) {
        if (columns.size() >= MOST) {
            return Text.of("{0} columns are the most. Remove one first.", MOST);
        }
        try {
            ColumnPath parsed = ColumnPath.of(path);
            columns.add(new JsonColumn(unique(title.isBlank() ? name(parsed.text()) : line(title)), parsed));
            save();
            return null;
        } catch (FilterSyntaxException e) {
            return e.getMessage();
        }
    }

    private static String name(String path) {
        return path.startsWith("$.") ? path.substring(2) : path;
    }

    private static String line(String title) {
        return title.strip().replaceAll("[\\t\\n\\r]+", " ");
    }

    private String unique(String wanted) {
        List<String> taken = columns.stream().map(JsonColumn::title).toList();
        String title = wanted;
        for (int n = 2; taken.contains(title); n++) {
            title = wanted + " " + n;
        }
        return title;
    }

    void rename(JsonColumn column, String title) {
        int at = columns.indexOf(column);
        if (at >= 0 && !title.isBlank() && !line(title).equals(column.title())) {
            columns.set(at, new JsonColumn(unique(line(title)), column.path()));
            save();
        }
    }

    void remove(JsonColumn column) {
        columns.remove(column);
        save();
    }

    private void save() {
        if (key == null) {
            return;
        }
        if (columns.isEmpty()) {
            memory.forget(key);
        } else {
            memory.remember(
                    key,
                    columns.stream()
                            .map(column -> column.path().text() + "\t" + column.title())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** Paths to the members of a record's JSON values, those that are no objects, outermost first. */
    static List<String> offered(@Nullable Object json) {
        List<String> paths = new ArrayList<>();
        offer("$", json, 0, paths);
        return paths;
    }

    private static void offer(String path, @Nullable Object value, int depth, List<String> into) {
        if (!(value instanceof Map<?, ?> members) || depth >= DEEPEST_OFFERED) {
            return;
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (into.size() >= MOST_OFFERED) {
                return;
            }
            String name = String.valueOf(member.getKey());
            String longer = name.matches("[A-Za-z_][A-Za-z0-9_]*")
                    ? path + "." + name
                    : path + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
            if (member.getValue() instanceof Map<?, ?>) {
                offer(longer, member.getValue(), depth + 1, into);
            } else {
                into.add(longer);
            }
        }
    }
}
