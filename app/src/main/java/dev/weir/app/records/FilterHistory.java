package dev.weir.app.records;

import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.shell.Memory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filters that were used on a stream, newest first, remembered between runs. JavaFX thread only. */
final class FilterHistory {

    /** A filter that was used. */
    record Used(FilterKind kind, String text) {}

    private static final int MOST = 20;
    private static final String BETWEEN = "\u001e";

    private final Memory memory;

    FilterHistory(Memory memory) {
        this.memory = memory;
    }

    List<Used> of(String key) {
        String text = memory.recall(key);
        List<Used> used = new ArrayList<>();
        if (text != null) {
            for (String entry : text.split(BETWEEN, -1)) {
                Used one = parse(entry);
                if (one != null) {
                    used.add(one);
                }
            }
        }
        return used;
    }

    private static @Nullable Used parse(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            return null;
        }
        try {
            return new Used(FilterKind.valueOf(entry.substring(0, colon)), entry.substring(colon + 1));
        } catch (IllegalArgumentException fromAnotherVersion) {
            return null;
        }
    }

    /** Puts a filter on top. */
    void add(String key, FilterKind kind, String text) {
        if (text.isBlank() || text.contains(BETWEEN)) {
            return;
        }
        List<Used> used = new ArrayList<>(of(key));
        Used now = new Used(kind, text.strip());
        used.remove(now);
        used.addFirst(now);
        memory.remember(
                key,
                String.join(
                        BETWEEN,
                        used.stream()
                                .limit(MOST)
                                .map(one -> one.kind().name() + ":" + one.text())
                                .toList()));
    }
}
