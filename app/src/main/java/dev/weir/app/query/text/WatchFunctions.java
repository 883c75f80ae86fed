package dev.weir.app.query.text;

import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** The functions that the process of Watch has besides Flink's own, with what they do. */
public final class WatchFunctions {

    private WatchFunctions() {}

    /** What each does, by name, a line each. */
    public static Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(
                "RANDOM_CUT_FOREST",
                Text.of("how unusual each row is, as they come; OVER (ORDER BY ts) orders them (Watch)"));
        notes.put("APPROX_DISTINCT", Text.of("about how many different ones (Watch)"));
        notes.put("APPROX_TOP_K", Text.of("about the most frequent ones, with counts (Watch)"));
        return notes;
    }
}
