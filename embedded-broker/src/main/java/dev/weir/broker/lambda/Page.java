package dev.weir.broker.lambda;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the marker of the next part; null after the last
 */
record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The part after a marker, which is the key of the last of the part before. A marker whose item is gone begins anew, as
     * nothing may be left out.
     */
    static <T> Page<T> of(
            List<T> all, Function<T, String> key, @Nullable String marker, @Nullable Integer limit, int most) {
        int from = 0;
        for (int i = 0; i < all.size() && marker != null; i++) {
            if (key.apply(all.get(i)).equals(marker)) {
                from = i + 1;
            }
        }
        int until = Math.min(all.size(), from + Math.min(most, limit == null ? most : limit));
        return new Page<>(all.subList(from, until), until < all.size() ? key.apply(all.get(until - 1)) : null);
    }
}
