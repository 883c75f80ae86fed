package dev.weir.app.query.old;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that take a whole stream, {@code FROM TABLE(… (CURSOR(SELECT STREAM …), …))}: those that Flink can say otherwise. */
final class SpecialForms {

    /** The parameters in the order in which the old service had them. */
    private static final List<String> FOREST =
            List.of("number_of_trees", "sub_sample_size", "time_decay", "shingle_size");

    private SpecialForms() {}

    /** The form of such a SELECT; null if it is an ordinary one. */
    static @Nullable String of(Words select, Scope scope) throws NoForm {
        int from = select.find(0, "FROM");
        if (from < 0 || !select.at(from + 1, "TABLE", "(")) {
            return null;
        }
        String function = select.get(from + 3).name();
        Words arguments = select.slice(from + 5, select.close(from + 4));
        List<Words> parts = arguments.cut();
        return switch (function) {
            case "TOP_K_ITEMS_TUMBLING" -> topK(parts, scope);
            case "COUNT_DISTINCT_ITEMS_TUMBLING" -> distinct(parts, scope);
            case "RANDOM_CUT_FOREST" -> forest(select, from, parts, scope);
            default -> {
                OldFunctions.replace(select.slice(from + 3, from + 6), scope);
                throw new NoForm(Text.of("{0} takes a whole stream, which has no form in Flink.", function));
            }
        };
    }

    private static Scope.Stream stream(Words cursor, Scope scope) throws NoForm {
        int from =
                cursor.at(0, "CURSOR", "(") ? cursor.slice(2, cursor.size() - 1).find(0, "FROM") + 2 : -1;
        if (from < 2 || from + 2 != cursor.size() - 1) {
            throw new NoForm(Text.of("Its CURSOR is translated where it is a SELECT of a stream without conditions."));
        }
        Scope.Stream stream = scope.find(cursor.get(from + 1).name());
        if (stream == null) {
            throw new NoForm(Text.of(
                    "“{0}” is neither a stream of this application nor one of this connection.",
                    cursor.get(from + 1).name()));
        }
        return stream;
    }

    private static String column(Words text, Scope.Stream stream) {
        String name = text.text().replace("'", "").replace("\"", "");
        String known = stream.column(name);
        return Scope.quoted(known == null ? name : known);
    }

    private static String window(Scope.Stream stream, Words seconds) {
        return "TABLE(TUMBLE(TABLE " + stream.flink() + ", DESCRIPTOR(" + Scope.quoted(stream.time()) + "), INTERVAL '"
                + seconds.text() + "' SECOND))";
    }

    private static String topK(List<Words> parts, Scope scope) throws NoForm {
        if (parts.size() != 4) {
            throw new NoForm(Text.of("TOP_K_ITEMS_TUMBLING has four arguments."));
        }
        Scope.Stream stream = stream(parts.get(0), scope);
        String column = column(parts.get(1), stream);
        scope.remark(Text.of(
                "TOP_K_ITEMS_TUMBLING counted approximately; this counts exactly, and keeps a counter for each value while a"
                        + " window is open."));
        return "SELECT ITEM, ITEM_COUNT FROM (\n SELECT ITEM, ITEM_COUNT,\n  ROW_NUMBER() OVER (PARTITION BY window_start,"
                + " window_end ORDER BY ITEM_COUNT DESC) AS place_in_window\n FROM (\n  SELECT window_start, window_end, "
                + column + " AS ITEM, COUNT(*) AS ITEM_COUNT\n  FROM " + window(stream, parts.get(3))
                + "\n  GROUP BY window_start, window_end, " + column + "))\nWHERE place_in_window <= "
                + parts.get(2).text();
    }

    private static String distinct(List<Words> parts, Scope scope) throws NoForm {
        if (parts.size() != 3) {
            throw new NoForm(Text.of("COUNT_DISTINCT_ITEMS_TUMBLING has three arguments."));
        }
        Scope.Stream stream = stream(parts.get(0), scope);
        scope.remark(Text.of(
                "COUNT_DISTINCT_ITEMS_TUMBLING counted approximately; this counts exactly, and keeps each value while a window"
                        + " is open."));
        return "SELECT COUNT(DISTINCT " + column(parts.get(1), stream) + ") AS NUMBER_OF_DISTINCT_ITEMS\nFROM "
                + window(stream, parts.get(2)) + "\nGROUP BY window_start, window_end";
    }

    /** Weir's own function of that name, over the stream whose numbers the CURSOR chooses. */
    private static String forest(Words select, int from, List<Words> parts, Scope scope) throws NoForm {
        Words cursor = parts.getFirst();
        int begin = cursor.find(2, "FROM");
        if (!cursor.at(0, "CURSOR", "(", "SELECT", "STREAM") || begin < 0 || begin + 2 != cursor.size() - 1) {
            throw new NoForm(Text.of(
                    "Its CURSOR is translated where it is a SELECT of columns of a stream without conditions."));
        }
        Scope.Stream stream = scope.find(cursor.get(begin + 1).name());
        if (stream == null) {
            throw new NoForm(Text.of(
                    "“{0}” is neither a stream of this application nor one of this connection.",
                    cursor.get(begin + 1).name()));
        }
        List<String> columns = new ArrayList<>();
        for (Words column : cursor.slice(4, begin).cut()) {
            if (column.size() != 1 || !column.get(0).isName()) {
                throw new NoForm(Text.of("The columns that RANDOM_CUT_FOREST looks at have to be named one by one."));
            }
            columns.add(column(column, stream));
        }
        StringBuilder arguments = new StringBuilder();
        for (int i = 1; i < parts.size() && i <= FOREST.size(); i++) {
            arguments
                    .append(",\n ")
                    .append(FOREST.get(i - 1))
                    .append(" => ")
                    .append(parts.get(i).text());
        }
        scope.remark(Text.of(
                "The columns that are looked at have to be numbers; the score is the column anomaly_score. The function is Weir's"
                        + " own: on AWS it has to be brought along."));
        String list = select.slice(select.at(1, "STREAM") ? 2 : 1, from)
                .text()
                .replaceAll("(?i)\"?ANOMALY_SCORE\"?", "anomaly_score");
        return "SELECT " + list.replace('"', '`') + "\nFROM RANDOM_CUT_FOREST(\n input => TABLE " + stream.flink()
                + ",\n columns => DESCRIPTOR(" + String.join(", ", columns) + ")" + arguments + ")";
    }
}
