package dev.weir.app.query.old;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands after FROM: streams with the names that they have in the statement, and how long their records are kept for a join. */
final class FromClause {

    /**
     * A stream of the clause.
     *
     * @param alias what the statement calls it, as Flink has it written
     * @param kept how long a record waits for one of the other side, an interval; null where that was not said
     */
    record Item(
            String name,
            Scope.Stream stream,
            String alias,
            @Nullable String kept) {}

    private static final List<String> ENDS =
            List.of("JOIN", "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "ON", "OUTER", ",");

    private final List<Item> items = new ArrayList<>();
    private final Words clause;
    private final Scope scope;

    /** Reads the clause and writes its names as Flink has them. */
    FromClause(Words clause, Scope scope) throws NoForm {
        this.clause = clause;
        this.scope = scope;
        boolean wanted = true;
        for (int i = 0; i < clause.size(); i++) {
            Word word = clause.get(i);
            if (wanted && word.isName()) {
                read(i);
                wanted = false;
            } else if (wanted && word.is("(")) {
                throw new NoForm(
                        Text.of("A SELECT within FROM is not translated: give it a stream and a pump of its own."));
            } else if (word.is(",") || word.is("JOIN")) {
                wanted = true;
            } else if (word.is("(")) {
                i = clause.close(i);
            }
        }
        if (items.isEmpty()) {
            throw new NoForm(Text.of("There is no stream after FROM."));
        }
        bound();
    }

    private void read(int at) throws NoForm {
        String name = clause.get(at).name();
        if (name.equalsIgnoreCase("error_stream")) {
            throw new NoForm(Text.of(
                    "The in-application error stream is not there: what does not parse is counted beside the result,"
                            + " with the reason of the newest."));
        }
        Scope.Stream stream = scope.find(name);
        if (stream == null) {
            throw new NoForm(
                    Text.of("“{0}” is neither a stream of this application nor one of this connection.", name));
        }
        clause.set(at, stream.flink());
        String kept = null;
        int next = at + 1;
        if (clause.at(next, "OVER", "(")) {
            int close = clause.close(next + 1);
            kept = interval(clause.slice(next + 2, close));
            clause.replace(next, close + 1, "");
        }
        String alias = stream.flink();
        if (clause.at(next, "AS")) {
            next++;
        }
        if (next < clause.size() && clause.get(next).isName() && !isEnd(clause.get(next))) {
            alias = Scope.quoted(clause.get(next).name());
            clause.set(next, alias);
        } else if (!Scope.quoted(name).equals(stream.flink())) {
            // The statement goes on to call it by its old name.
            alias = Scope.quoted(name);
            clause.set(at, stream.flink() + " AS " + alias);
        }
        items.add(new Item(name, stream, alias, kept));
    }

    private static boolean isEnd(Word word) {
        return !word.isQuoted() && ENDS.stream().anyMatch(word::is);
    }

    /** {@code RANGE INTERVAL '1' MINUTE PRECEDING} or {@code RANGE CURRENT ROW}. */
    private static String interval(Words range) throws NoForm {
        if (range.at(0, "RANGE", "CURRENT", "ROW")) {
            return "INTERVAL '0' SECOND";
        }
        int end = range.find(0, "PRECEDING");
        if (!range.at(0, "RANGE") || end < 0) {
            throw new NoForm(Text.of("Only a RANGE of time can be kept for a join, for Flink goes by time there."));
        }
        return range.slice(range.at(1, "BETWEEN") ? 2 : 1, end).text();
    }

    /** A join over windows becomes one by time. */
    private void bound() throws NoForm {
        if (items.size() < 2 || items.stream().allMatch(item -> item.kept() == null)) {
            return;
        }
        if (items.size() > 2) {
            throw new NoForm(Text.of(
                    "Of joins over windows one with two streams is translated: join the third in another pump."));
        }
        if (clause.find(0, "ON") < 0) {
            throw new NoForm(Text.of("A join over windows needs its condition after ON."));
        }
        Item left = items.get(0);
        Item right = items.get(1);
        String time = left.alias() + "." + Scope.quoted(left.stream().time());
        String other = right.alias() + "." + Scope.quoted(right.stream().time());
        String none = "INTERVAL '0' SECOND";
        clause.replace(
                clause.size(),
                clause.size(),
                "\n AND " + time + " BETWEEN " + other + " - " + (left.kept() == null ? none : left.kept()) + " AND "
                        + other + " + " + (right.kept() == null ? none : right.kept()));
    }

    List<Item> items() {
        return items;
    }

    /** The stream that is called so, or the first where nothing is said; null if there is none. */
    @Nullable Item item(@Nullable String alias) {
        if (alias == null) {
            return items.getFirst();
        }
        return items.stream()
                .filter(item ->
                        item.alias().equals(Scope.quoted(alias)) || item.name().equals(alias))
                .findFirst()
                .orElse(null);
    }

    String text() {
        return clause.text();
    }
}
