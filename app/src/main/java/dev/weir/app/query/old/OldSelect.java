package dev.weir.app.query.old;

import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One {@code SELECT STREAM} in the SQL of Flink: cut into its clauses, each of which is written anew. */
final class OldSelect {

    private static final String[] CLAUSES = {"WHERE", "GROUP", "HAVING", "WINDOW", "WINDOWED", "ORDER", "LIMIT"};
    private static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VAR_POP",
            "VAR_SAMP",
            "FIRST_VALUE",
            "LAST_VALUE");

    private final Scope scope;
    private final boolean read;
    private final Words list;
    private final FromClause from;
    private final String where;
    private final @Nullable Words group;
    private final String having;
    private final @Nullable Words windows;
    private final @Nullable Words windowed;
    private final @Nullable Words order;

    /** @param read whether another statement reads its rows, so that they need a time */
    OldSelect(Words words, Scope scope, boolean read) throws NoForm {
        this.scope = scope;
        this.read = read;
        if (words.find(0, "UNION") >= 0) {
            throw new NoForm(Text.of("UNION of pumps is not translated: give each SELECT a pump of its own."));
        }
        int begin = words.find(0, "FROM");
        if (!words.at(0, "SELECT") || begin < 0) {
            throw new NoForm(Text.of("This is no SELECT from a stream."));
        }
        int first = words.at(1, "STREAM") ? 2 : 1;
        list = words.slice(first, begin);
        from = new FromClause(words.slice(begin + 1, words.findAny(begin, CLAUSES)), scope);
        where = text(clause(words, "WHERE", 1));
        group = clause(words, "GROUP", 2);
        having = text(clause(words, "HAVING", 1));
        windows = clause(words, "WINDOW", 1);
        windowed = clause(words, "WINDOWED", 2);
        order = clause(words, "ORDER", 2);
    }

    private static @Nullable Words clause(Words words, String keyword, int length) {
        int at = words.find(0, keyword);
        return at < 0 ? null : words.slice(at + length, words.findAny(at + 1, CLAUSES));
    }

    private String text(@Nullable Words clause) throws NoForm {
        return clause == null ? "" : written(clause);
    }

    /** The form in Flink. */
    String flink() throws NoForm {
        if (windowed != null) {
            return windowedBy(windowed);
        }
        if (group != null) {
            return grouped(group);
        }
        return plain();
    }

    private String plain() throws NoForm {
        Set<String> specifications = new LinkedHashSet<>();
        String named = windows == null ? "" : named(windows, specifications);
        String columns = columns(overs(list, specifications));
        if (specifications.size() > 1) {
            throw new NoForm(Text.of(
                    "Flink computes over one window a SELECT, and these are {0}: give each a pump of its own.",
                    specifications.size()));
        }
        String time = read && !isStar() ? ",\n " + time(from.items().getFirst()) + " AS `ROWTIME`" : "";
        ordered();
        return "SELECT " + columns + time + "\nFROM " + written(Words.of(from.text())) + line("WHERE", where) + named;
    }

    private boolean isStar() {
        return list.size() == 1 && list.get(0).is("*");
    }

    private static String line(String keyword, String text) {
        return text.isEmpty() ? "" : "\n" + keyword + " " + text;
    }

    private void ordered() {
        if (order != null) {
            scope.remark(Text.of("ORDER BY is left out: rows come in the order of their time as it is."));
        }
    }

    private String time(FromClause.Item item) {
        return item.alias() + "." + Scope.quoted(item.stream().time());
    }

    // Windows over rows

    private String named(Words clause, Set<String> specifications) throws NoForm {
        List<String> definitions = new ArrayList<>();
        for (Words definition : clause.cut()) {
            if (!definition.at(1, "AS", "(")) {
                throw new NoForm(Text.of("A window is written as: WINDOW name AS (…)."));
            }
            String specification = specification(definition.slice(3, definition.close(2)));
            specifications.add(specification);
            definitions.add(Scope.quoted(definition.get(0).name()) + " AS (" + specification + ")");
        }
        return "\nWINDOW " + String.join(",\n ", definitions);
    }

    /** Windows after OVER within the list of columns. */
    private Words overs(Words columns, Set<String> specifications) throws NoForm {
        Words changed = columns.slice(0, columns.size());
        for (int i = changed.size() - 2; i >= 0; i--) {
            if (changed.at(i, "OVER", "(")) {
                int close = changed.close(i + 1);
                boolean neighbour = neighbour(changed, i);
                String specification = specification(changed.slice(i + 2, close), neighbour);
                specifications.add(specification);
                changed.replace(i + 1, close + 1, "(" + specification + ")");
            } else if (changed.at(i, "OVER") && changed.get(i + 1).isName()) {
                changed.set(i + 1, Scope.quoted(changed.get(i + 1).name()));
            }
        }
        return changed;
    }

    /** Whether LAG or LEAD stands before: they look at rows by their number and have no frame. */
    private static boolean neighbour(Words columns, int over) {
        int depth = 0;
        for (int i = over - 1; i >= 0; i--) {
            depth += columns.get(i).is(")") ? 1 : columns.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                return i > 0 && columns.at(i - 1, "LAG");
            }
        }
        return false;
    }

    private String specification(Words window) throws NoForm {
        return specification(window, false);
    }

    private String specification(Words window, boolean withoutFrame) throws NoForm {
        int frame = window.findAny(0, "RANGE", "ROWS");
        int ordering = window.find(0, "ORDER");
        int partition = window.find(0, "PARTITION");
        StringBuilder text = new StringBuilder();
        if (partition >= 0) {
            int end = ordering > partition ? ordering : frame;
            text.append("PARTITION BY ")
                    .append(written(window.slice(partition + 2, end)))
                    .append(' ');
        }
        String time = time(from.items().getFirst());
        if (ordering >= 0) {
            String by = written(window.slice(ordering + 2, frame));
            if (!by.replaceAll("(?i)\\s+ASC$", "")
                    .endsWith(Scope.quoted(from.items().getFirst().stream().time()))) {
                throw new NoForm(
                        Text.of("Over a stream Flink orders a window by the stream's time, and by nothing else."));
            }
        }
        text.append("ORDER BY ").append(time);
        if (frame < window.size() && !withoutFrame) {
            text.append(' ').append(frame(window.slice(frame, window.size())));
        }
        return text.toString();
    }

    private static String frame(Words frame) {
        if (frame.at(1, "BETWEEN")) {
            return frame.text();
        }
        String kind = frame.get(0).text().toUpperCase(Locale.ROOT);
        return kind + " BETWEEN " + frame.slice(1, frame.size()).text() + " AND CURRENT ROW";
    }

    // Windows of groups

    private String grouped(Words keys) throws NoForm {
        ordered();
        List<String> plain = new ArrayList<>();
        TimeSlice slice = null;
        for (Words key : keys.cut()) {
            TimeSlice its = TimeSlice.of(key);
            if (its == null) {
                plain.add(written(key));
            } else if (slice == null || slice.interval().equals(its.interval())) {
                slice = its;
            } else {
                throw new NoForm(Text.of(
                        "Two windows of different lengths in one GROUP BY are not translated: give each a pump of its"
                                + " own."));
            }
        }
        if (slice == null) {
            scope.remark(
                    Text.of("This GROUP BY has no window: its rows change with each record, and are kept for ever."));
            if (read) {
                throw new NoForm(
                        Text.of("A GROUP BY without a window has no time that another statement could go on with."));
            }
            return "SELECT " + columns(list) + "\nFROM " + written(Words.of(from.text())) + line("WHERE", where)
                    + "\nGROUP BY " + String.join(", ", plain) + line("HAVING", having);
        }
        return tumbling(plain, slice.interval(), slice.item(from));
    }

    private String windowedBy(Words clause) throws NoForm {
        int open = clause.find(0, "(");
        String kind = clause.get(0).text().toUpperCase(Locale.ROOT);
        Words inside = open < 0 ? new Words(List.of()) : clause.slice(open + 1, clause.close(open));
        int range = inside.find(0, "RANGE");
        if (range < 0) {
            throw new NoForm(Text.of("WINDOWED BY {0} needs a RANGE of time.", kind));
        }
        String interval =
                inside.slice(range + 1, inside.findAny(range, "PRECEDING")).text();
        List<String> keys = new ArrayList<>();
        if (inside.at(0, "PARTITION", "BY")) {
            for (Words key : inside.slice(2, range).cut()) {
                if (TimeSlice.of(key) == null) {
                    keys.add(written(key));
                }
            }
        }
        return switch (kind) {
            case "STAGGER" -> {
                scope.remark(Text.of(
                        "A STAGGER window began with the first record of its key; Flink has none. TUMBLE begins at fixed"
                                + " times for all keys, so that what lies across a border is in two rows."));
                yield tumbling(keys, interval, from.items().getFirst());
            }
            case "TUMBLING" -> tumbling(keys, interval, from.items().getFirst());
            case "SLIDING" -> sliding(keys, interval);
            default -> throw new NoForm(Text.of("WINDOWED BY {0} is not known.", kind));
        };
    }

    private String sliding(List<String> keys, String interval) throws NoForm {
        Words changed = list.slice(0, list.size());
        for (int i = changed.size() - 2; i >= 0; i--) {
            boolean aggregate = AGGREGATES.contains(changed.get(i).text().toUpperCase(Locale.ROOT));
            if (aggregate && changed.get(i + 1).is("(")) {
                int close = changed.close(i + 1);
                changed.replace(close, close + 1, ") OVER `sliding`");
            }
        }
        String partition = keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys) + " ";
        return "SELECT " + columns(changed) + "\nFROM " + written(Words.of(from.text())) + line("WHERE", where)
                + "\nWINDOW `sliding` AS (" + partition + "ORDER BY "
                + time(from.items().getFirst())
                + " RANGE BETWEEN " + interval + " PRECEDING AND CURRENT ROW)";
    }

    private String tumbling(List<String> keys, String interval, FromClause.Item item) throws NoForm {
        if (from.items().size() > 1) {
            throw new NoForm(Text.of(
                    "A window over a join is not translated: put the join into a pump of its own, and the window into"
                            + " the next."));
        }
        TimeSlice.replace(list, "window_start");
        String columns = columns(list);
        List<String> by = new ArrayList<>(keys);
        by.add("window_start");
        by.add("window_end");
        if (read) {
            by.add("window_time");
            columns += ",\n window_time AS `ROWTIME`";
        }
        return "SELECT " + columns + "\nFROM TABLE(TUMBLE(TABLE "
                + item.stream().flink() + ", DESCRIPTOR("
                + Scope.quoted(item.stream().time()) + "), " + interval + ")) AS " + item.alias() + line("WHERE", where)
                + "\nGROUP BY " + String.join(", ", by) + line("HAVING", having);
    }

    // Names and functions

    private String columns(Words columns) throws NoForm {
        return written(columns);
    }

    /** Names, times and functions as Flink has them. */
    private String written(Words some) throws NoForm {
        Words changed = some.slice(0, some.size());
        OldFunctions.replace(changed, scope);
        Words again = Words.of(changed.text());
        for (int i = 0; i < again.size(); i++) {
            Word word = again.get(i);
            boolean qualified = i >= 2 && again.get(i - 1).is(".");
            if (word.name().equals("ROWTIME") && word.isName()) {
                FromClause.Item item = from.item(qualified ? name(again.get(i - 2)) : null);
                again.set(
                        i,
                        item == null ? "`ROWTIME`" : Scope.quoted(item.stream().time()));
            } else if (!word.isQuoted() && word.is("APPROXIMATE_ARRIVAL_TIME")) {
                again.set(i, "approximate_arrival_timestamp");
            } else if (!word.isQuoted() && word.is("CURRENT_ROW_TIMESTAMP")) {
                again.set(i, "CURRENT_ROW_TIMESTAMP()");
            } else if (word.isName() && again.at(i + 1, ".") && from.item(word.name()) != null) {
                again.set(i, Scope.quoted(word.name()));
            } else if (word.isQuoted()) {
                String column = column(word.name());
                again.set(i, Scope.quoted(column == null ? word.name() : column));
            } else if (word.isName() && !again.at(i + 1, "(") && !isKeyword(word)) {
                String column = column(word.name());
                again.set(i, column == null ? word.text() : Scope.quoted(column));
            }
        }
        return again.text();
    }

    private static boolean isKeyword(Word word) {
        return SqlTokens.KEYWORDS.contains(word.text().toUpperCase(Locale.ROOT));
    }

    private @Nullable String column(String name) {
        return from.items().stream()
                .map(item -> item.stream().column(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String name(Word word) {
        return word.text().startsWith("`")
                ? word.text().substring(1, word.text().length() - 1)
                : word.name();
    }
}
