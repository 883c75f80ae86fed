package dev.weir.app.query.old;

import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application of the old service: streams within it, and pumps between them. A pump whose stream another one reads becomes a table
 * of a WITH; one that nobody reads becomes a statement.
 */
public final class OldApplication {

    /**
     * A stream of this connection that the application reads.
     *
     * @param streamName its name on Kinesis
     * @param time the column that is its time in Flink
     * @param columns its columns
     */
    public record Source(String streamName, String time, List<String> columns) {}

    /** A pump: the stream that it writes into, the columns there, and its SELECT. */
    private record Pump(String old, String target, List<String> columns, Words select) {}

    private final Scope scope = new Scope();
    private final Map<String, List<String>> declared = new LinkedHashMap<>();
    private final List<Object> parts = new ArrayList<>();

    private OldApplication(Map<String, Source> sources) {
        sources.forEach((name, source) ->
                scope.add(name, new Scope.Stream(Scope.quoted(source.streamName()), source.time(), source.columns())));
    }

    /** Whether a text is of the old dialect, and not of Flink's. */
    public static boolean recognises(String text) {
        Words words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            boolean created = words.at(i, "CREATE", "OR", "REPLACE", "STREAM")
                    || words.at(i, "CREATE", "STREAM")
                    || words.at(i, "CREATE", "OR", "REPLACE", "PUMP")
                    || words.at(i, "CREATE", "PUMP");
            boolean said = words.at(i, "SELECT", "STREAM")
                    && i + 2 < words.size()
                    && !words.at(i + 2, ",")
                    && !words.at(i + 2, "FROM");
            if (created || said || words.at(i, "WINDOWED", "BY")) {
                return true;
            }
        }
        return false;
    }

    /** The streams that the text reads and that are not made by itself: which of the connection's are meant has to be said. */
    public static List<String> sources(String text) {
        Set<String> made = new LinkedHashSet<>();
        Set<String> read = new LinkedHashSet<>();
        for (String statement : statements(text)) {
            Words words = Words.of(statement);
            for (int i = 0; i + 1 < words.size(); i++) {
                Word next = words.get(i + 1);
                boolean name = next.isName() && !words.at(i + 1, "SELECT") && !words.at(i + 1, "STREAM");
                if (name && (words.at(i, "STREAM") || words.at(i, "INTO")) && !words.at(i - 1, "SELECT")) {
                    made.add(next.name());
                } else if (name && (words.at(i, "FROM") || words.at(i, "JOIN")) && !words.at(i + 2, "(")) {
                    read.add(next.name());
                }
            }
        }
        read.removeIf(name -> made.contains(name) || name.equalsIgnoreCase("error_stream") || name.equals("TABLE"));
        return List.copyOf(read);
    }

    /**
     * Translates a text.
     *
     * @param sources the connection's streams by the names that the text has for them
     */
    public static List<Translated> translate(String text, Map<String, Source> sources) {
        OldApplication application = new OldApplication(sources);
        statements(text).forEach(application::read);
        return application.translated();
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.kind() == SqlToken.Kind.SIGN && token.in(text).equals(";")) {
                statements.add(text.substring(begin, token.start()).strip());
                begin = token.end();
            }
        }
        statements.add(text.substring(begin).strip());
        statements.removeIf(statement -> Words.of(statement).size() == 0);
        return statements;
    }

    private void read(String statement) {
        Words words = Words.of(statement);
        int verb = words.at(0, "CREATE") ? (words.at(1, "OR", "REPLACE") ? 3 : 1) : 0;
        if (verb > 0 && words.at(verb, "STREAM")) {
            declare(statement, words, verb + 1);
        } else if (verb > 0 && words.at(verb, "PUMP")) {
            int insert = words.find(verb, "INSERT");
            if (insert < 0) {
                parts.add(without(statement, Text.of("A pump is an INSERT INTO a stream; there is none here.")));
            } else {
                pump(statement, words.slice(insert, words.size()));
            }
        } else if (words.at(0, "INSERT")) {
            pump(statement, words);
        } else if (words.at(0, "SELECT")) {
            parts.add(new Pump(statement, "", List.of(), words));
        } else if (words.at(0, "ALTER", "PUMP")) {
            parts.add(without(
                    statement,
                    Text.of("A statement runs from Run until Stop; pumps are not started and stopped by SQL.")));
        } else if (words.at(0, "DROP")) {
            parts.add(without(
                    statement, Text.of("There is nothing to drop: a statement leaves nothing behind when it ends.")));
        } else {
            parts.add(without(statement, Text.of("This kind of statement has no form in Flink here.")));
        }
    }

    private static Translated without(String old, String reason) {
        return new Translated(old, null, false, List.of(reason));
    }

    private void declare(String statement, Words words, int at) {
        String name = words.get(at).name();
        List<String> columns = new ArrayList<>();
        if (words.at(at + 1, "(")) {
            for (Words column : words.slice(at + 2, words.close(at + 1)).cut()) {
                columns.add(column.get(0).name());
            }
        }
        declared.put(name, columns);
        parts.add(new Translated(
                statement,
                null,
                false,
                List.of(Text.of("A stream within the application needs no declaration: the statement that"
                        + " fills it is a table of a WITH, or gives the rows."))));
    }

    private void pump(String statement, Words words) {
        int into = words.find(0, "INTO");
        int select = words.find(0, "SELECT");
        if (into < 0 || select < 0) {
            parts.add(without(statement, Text.of("A pump is an INSERT INTO a stream with a SELECT.")));
            return;
        }
        String target = words.get(into + 1).name();
        List<String> columns = new ArrayList<>();
        if (words.at(into + 2, "(")) {
            for (Words column : words.slice(into + 3, words.close(into + 2)).cut()) {
                columns.add(column.get(0).name());
            }
        } else {
            columns.addAll(declared.getOrDefault(target, List.of()));
        }
        parts.add(new Pump(statement, target, columns, words.slice(select, words.size())));
    }

    private List<Translated> translated() {
        List<Translated> all = new ArrayList<>();
        Map<String, String> tables = new LinkedHashMap<>();
        for (Object part : parts) {
            all.add(part instanceof Pump pump ? translated(pump, tables) : (Translated) part);
        }
        return all;
    }

    private Translated translated(Pump pump, Map<String, String> tables) {
        boolean read = !pump.target().isEmpty() && isRead(pump.target());
        try {
            String special = SpecialForms.of(pump.select(), scope);
            String select = special != null ? special : new OldSelect(pump.select(), scope, read).flink();
            if (!read) {
                String with = with(tables, select);
                if (!pump.target().isEmpty()) {
                    scope.remark(Text.of("Its rows are shown. “To a stream” puts them into one of Kinesis."));
                }
                return new Translated(pump.old(), with + select, true, scope.takeRemarks());
            }
            if (tables.containsKey(pump.target())) {
                throw new NoForm(
                        Text.of("Two pumps fill “{0}”, which another reads: that is not translated.", pump.target()));
            }
            List<String> columns = new ArrayList<>(pump.columns());
            columns.add("ROWTIME");
            String named = pump.columns().isEmpty()
                    ? ""
                    : columns.stream()
                            .map(Scope::quoted)
                            .reduce((one, other) -> one + ", " + other)
                            .map(list -> " (" + list + ")")
                            .orElse("");
            tables.put(pump.target(), Scope.quoted(pump.target()) + named + " AS (\n" + select + "\n)");
            scope.add(pump.target(), new Scope.Stream(Scope.quoted(pump.target()), "ROWTIME", columns));
            return new Translated(pump.old(), tables.get(pump.target()), false, scope.takeRemarks());
        } catch (NoForm e) {
            scope.takeRemarks();
            return without(pump.old(), String.valueOf(e.getMessage()));
        }
    }

    private boolean isRead(String target) {
        for (Object part : parts) {
            if (part instanceof Pump pump) {
                for (int i = 0; i + 1 < pump.select().size(); i++) {
                    boolean from = pump.select().at(i, "FROM")
                            || pump.select().at(i, "JOIN")
                            || pump.select().at(i, ",");
                    if (from
                            && pump.select().get(i + 1).isName()
                            && pump.select().get(i + 1).name().equals(target)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The tables that a SELECT needs, in the order in which they were made. */
    private static String with(Map<String, String> tables, String select) {
        Set<String> needed = new LinkedHashSet<>();
        need(tables, select, needed);
        @Nullable String all = tables.entrySet().stream()
                .filter(entry -> needed.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> one + ",\n" + other)
                .orElse(null);
        return all == null ? "" : "WITH " + all + "\n";
    }

    private static void need(Map<String, String> tables, String text, Set<String> needed) {
        tables.forEach((name, definition) -> {
            if (text.contains(Scope.quoted(name)) && needed.add(name)) {
                need(tables, definition, needed);
            }
        });
    }
}
