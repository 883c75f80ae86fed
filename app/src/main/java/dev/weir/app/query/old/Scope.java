package dev.weir.app.query.old;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams that a statement may name, and what is to be said about it. Not thread-safe. */
final class Scope {

    /**
     * A stream.
     *
     * @param flink its name, as Flink has it written
     * @param time the column that is its time
     * @param columns its columns, as far as they are known
     */
    record Stream(String flink, String time, List<String> columns) {

        /** The column that is meant, written as it is: names that differ but for their case are the same here. */
        @Nullable String column(String name) {
            return columns.contains(name)
                    ? name
                    : columns.stream()
                            .filter(each -> each.equalsIgnoreCase(name))
                            .findFirst()
                            .orElse(null);
        }
    }

    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    void add(String name, Stream stream) {
        streams.put(name.toUpperCase(Locale.ROOT), stream);
    }

    @Nullable Stream find(String name) {
        return streams.get(name.toUpperCase(Locale.ROOT));
    }

    void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    /** What was remarked since the last time. */
    List<String> takeRemarks() {
        List<String> taken = List.copyOf(remarks);
        remarks.clear();
        return taken;
    }

    /** A name for Flink. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
