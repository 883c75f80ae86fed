package dev.weir.broker.dynamodb.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item, or a key: attributes by name. Immutable. */
public record Item(Map<String, Value> attributes) {

    /** The most that the service keeps: 400 KB, names included. */
    public static final int MAX_BYTES = 400 * 1024;

    public static final Item EMPTY = new Item(Map.of());

    public Item {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** An attribute's value, or null if there is none of that name. */
    public @Nullable Value get(String name) {
        return attributes.get(name);
    }

    /** Its size as the service counts it, in bytes. */
    public int size() {
        return ValueSize.ofEntries(attributes);
    }

    /** Only the attributes of some names. */
    public Item only(Iterable<String> names) {
        Map<String, Value> kept = new LinkedHashMap<>();
        for (String name : names) {
            Value value = attributes.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return new Item(kept);
    }
}
