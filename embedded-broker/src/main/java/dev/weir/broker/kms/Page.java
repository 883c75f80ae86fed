package dev.weir.broker.kms;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing that is sorted by a name. The marker that leads to the next page is the last name of this one.
 *
 * @param nextMarker null on the last page
 */
record Page<T>(List<T> entries, @Nullable String nextMarker) {

    /** Cuts the page behind a marker, null for the first one. */
    static <T> Page<T> of(List<T> all, Function<T, String> name, @Nullable String marker, int limit) {
        List<T> rest = marker == null
                ? all
                : all.stream()
                        .filter(entry -> name.apply(entry).compareTo(marker) > 0)
                        .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        List<T> page = rest.subList(0, limit);
        return new Page<>(page, name.apply(page.getLast()));
    }
}
