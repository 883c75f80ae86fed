package dev.weir.app.query.reference;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reference tables of one connection. Thread-safe; engines ask on their own threads. */
public final class References {

    /** Tables at most. */
    public static final int MOST = 100;

    private final Consumer<String> remember;
    private volatile List<ReferenceTable> tables;

    /**
     * Those that were kept.
     *
     * @param kept the text of before, or null
     * @param remember keeps a text; called where the tables are changed
     */
    public References(@Nullable String kept, Consumer<String> remember) {
        this.tables = ReferenceText.read(kept);
        this.remember = remember;
    }

    /** None. */
    public static References none() {
        return new References(null, text -> {});
    }

    public List<ReferenceTable> all() {
        return tables;
    }

    /** The table that a statement means: of exactly that name, or of that name in other letters; or null. */
    public @Nullable ReferenceTable find(String name) {
        List<ReferenceTable> now = tables;
        return now.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .or(() -> now.stream()
                        .filter(table -> table.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElse(null);
    }

    /** Why a table can't be called so, or null if it can. */
    public @Nullable String refusal(String name, List<String> streams) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            return Text.of("A name has letters, digits and underscores, 64 at most, and does not begin with a digit.");
        }
        String small = name.toLowerCase(Locale.ROOT);
        return streams.stream()
                        .anyMatch(stream -> stream.toLowerCase(Locale.ROOT).equals(small))
                ? Text.of("There is a stream of that name.")
                : null;
    }

    /** Adds a table in the place of one of the same name. */
    public synchronized void put(ReferenceTable table) {
        List<ReferenceTable> others = without(table.name());
        if (others.size() >= MOST) {
            throw new IllegalStateException(
                    Text.of("There are {0} reference tables, which is as many as may be.", MOST));
        }
        others.add(table);
        change(others);
    }

    public synchronized void remove(String name) {
        change(without(name));
    }

    private List<ReferenceTable> without(String name) {
        List<ReferenceTable> others = new ArrayList<>(tables);
        others.removeIf(table -> table.name().equalsIgnoreCase(name));
        return others;
    }

    private void change(List<ReferenceTable> now) {
        tables = List.copyOf(now);
        remember.accept(ReferenceText.write(now));
    }
}
