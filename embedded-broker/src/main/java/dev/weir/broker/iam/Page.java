package dev.weir.broker.iam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param marker where the next part begins; null for the last
 */
record Page<T>(List<T> items, @Nullable String marker) {

    private static final int USUAL = 100;

    /**
     * The part of a list after a marker.
     *
     * @param all in the order of their keys
     * @param key tells an item from all others
     */
    static <T> Page<T> of(
            Iterable<T> all, @Nullable String marker, @Nullable Integer maxItems, Function<T, String> key) {
        String after = marker == null ? "" : decoded(marker);
        int most = maxItems == null ? USUAL : maxItems;
        List<T> items = new ArrayList<>();
        for (T item : all) {
            if (key.apply(item).compareTo(after) <= 0) {
                continue;
            }
            if (items.size() == most) {
                return new Page<>(items, encoded(key.apply(items.getLast())));
            }
            items.add(item);
        }
        return new Page<>(items, null);
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw IamErrors.validation("Invalid Marker.");
        }
    }

    boolean isTruncated() {
        return marker != null;
    }
}
