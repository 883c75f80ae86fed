package dev.weir.app.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of a connection, to be heeded the next time.
 *
 * @param kind {@code TEST} or {@code PRODUCTION}, or null if they said nothing
 * @param region the region they chose, or null
 * @param readOnly whether they made it read-only, or null
 */
public record ConnectionWish(
        @Nullable String kind,
        @Nullable String region,
        @Nullable Boolean readOnly) {

    /** Nothing was said. */
    public static final ConnectionWish NONE = new ConnectionWish(null, null, null);

    private static final Set<String> KINDS = Set.of("TEST", "PRODUCTION");

    public ConnectionWish withKind(String other) {
        return new ConnectionWish(other, region, readOnly);
    }

    public ConnectionWish withRegion(String other) {
        return new ConnectionWish(kind, other, readOnly);
    }

    public ConnectionWish withReadOnly(boolean other) {
        return new ConnectionWish(kind, region, other);
    }

    /** As it is kept: {@code kind=PRODUCTION region=eu-central-1 read-only=on}. */
    String text() {
        StringBuilder text = new StringBuilder();
        add(text, "kind", kind);
        add(text, "region", region);
        add(text, "read-only", readOnly == null ? null : readOnly ? "on" : "off");
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value);
        }
    }

    /** @throws IllegalArgumentException if that is not what {@link #text()} writes */
    static ConnectionWish parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.strip().split(" +", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                parts.put(part.substring(0, sign), part.substring(sign + 1));
            }
        }
        String kind = parts.get("kind");
        if (kind != null && !KINDS.contains(kind)) {
            throw new IllegalArgumentException(kind + " is no kind of connection");
        }
        String readOnly = parts.get("read-only");
        return new ConnectionWish(kind, parts.get("region"), readOnly == null ? null : readOnly.equals("on"));
    }
}
