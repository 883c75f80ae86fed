package dev.weir.broker.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shape of a service model with its bounds.
 *
 * @param members a structure's members in the order in which the service reports on them, by name, with their shapes
 * @param required the members that must be there
 * @param element the shape of a list's members or of a map's values, or null
 * @param key the shape of a map's keys, or null
 * @param min the least length, size or value, or null
 * @param max the greatest length, size or value, or null
 * @param pattern what a whole text must match, or null
 * @param values the values of an enumeration in the order in which the service lists them; empty for other shapes
 */
record Shape(
        String name,
        Type type,
        Map<String, String> members,
        Set<String> required,
        @Nullable String element,
        @Nullable String key,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Pattern pattern,
        List<String> values) {

    /** The kinds of shape that bounds differ by. */
    enum Type {
        STRUCTURE,
        LIST,
        MAP,
        STRING,
        BLOB,
        INTEGER,
        LONG,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP,
        OTHER;

        static Type of(String name) {
            return switch (name) {
                case "structure" -> STRUCTURE;
                case "list" -> LIST;
                case "map" -> MAP;
                case "string" -> STRING;
                case "blob" -> BLOB;
                case "integer" -> INTEGER;
                case "long" -> LONG;
                case "float", "double" -> DOUBLE;
                case "boolean" -> BOOLEAN;
                case "timestamp" -> TIMESTAMP;
                default -> OTHER;
            };
        }

        /** Whether values have members of their own to report on. */
        boolean isNested() {
            return this == STRUCTURE || this == LIST || this == MAP;
        }
    }
}
