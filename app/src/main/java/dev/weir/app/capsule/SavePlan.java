package dev.weir.app.capsule;

import dev.weir.app.capsule.file.SavedLayout;
import dev.weir.app.capsule.file.SavedQuery;
import dev.weir.app.mask.MaskRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a capsule.
 *
 * @param from the first arrival, or null for the oldest record kept
 * @param to the last arrival, or null for the moment at which reading begins
 * @param mostRecords of each stream, the newest of the range; 0 for none
 * @param deliveries names of delivery streams
 * @param layout null to leave it out
 * @param masks applied to partition keys and data before they are written
 * @param origin {@code embedded}, {@code endpoint} or {@code aws}
 */
public record SavePlan(
        List<String> streams,
        @Nullable Instant from,
        @Nullable Instant to,
        long mostRecords,
        List<String> deliveries,
        List<SavedQuery> queries,
        @Nullable SavedLayout layout,
        MaskRules masks,
        String origin,
        String region) {

    public SavePlan {
        streams = List.copyOf(streams);
        deliveries = List.copyOf(deliveries);
        queries = List.copyOf(queries);
    }
}
