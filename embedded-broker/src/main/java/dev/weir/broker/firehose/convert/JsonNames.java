package dev.weir.broker.firehose.convert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which column a member of a JSON object belongs to.
 *
 * @param ignoresCase whether {@code Name} belongs to {@code name}
 * @param dotsToUnderscores whether {@code a.b} belongs to {@code a_b}
 * @param columns columns by members that are named otherwise
 */
public record JsonNames(boolean ignoresCase, boolean dotsToUnderscores, Map<String, String> columns) {

    /** As the Hive SerDe has it. */
    public static final JsonNames HIVE = new JsonNames(true, false, Map.of());

    public JsonNames {
        columns = Map.copyOf(columns);
    }

    /** With mappings as the OpenX SerDe is given them: JSON keys by column. */
    public static JsonNames openX(boolean ignoresCase, boolean dotsToUnderscores, Map<String, String> keysByColumn) {
        Map<String, String> columns = new HashMap<>();
        keysByColumn.forEach((column, key) -> columns.put(key, column.toLowerCase(Locale.ROOT)));
        return new JsonNames(ignoresCase, dotsToUnderscores, columns);
    }

    String column(String member) {
        String mapped = columns.get(member);
        if (mapped != null) {
            return mapped;
        }
        String name = dotsToUnderscores ? member.replace('.', '_') : member;
        return ignoresCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
