package dev.weir.broker.cloudtrail.trail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a trail is. Times are milliseconds since 1970, 0 for never.
 *
 * @param management the place of the last management event that is with the trail
 * @param data that of the last data event
 * @param pending a delivery that was begun: after a kill it is made again, under the same keys
 * @param digests the chain of digests, by region
 */
record TrailProgress(
        boolean logging,
        long startedAt,
        long stoppedAt,
        long management,
        long data,
        long deliveredAt,
        long attemptedAt,
        @Nullable String deliveryError,
        long logsDeliveredAt,
        long digestDeliveredAt,
        @Nullable String digestError,
        @Nullable Pending pending,
        Map<String, DigestState> digests) {

    TrailProgress {
        digests = new TreeMap<>(digests);
    }

    static TrailProgress begun(long management, long data) {
        return new TrailProgress(false, 0, 0, management, data, 0, 0, null, 0, 0, null, null, Map.of());
    }

    /**
     * A delivery that was begun.
     *
     * @param at when
     * @param management up to which place its files tell
     * @param unique what tells its files' names apart from others
     */
    record Pending(long at, long management, long data, String unique) {}

    /**
     * Where the chain of a region's digests stands.
     *
     * @param from when the period of the next one begins
     * @param pendingEnd when the period of one that was begun ends; 0 if none was
     * @param bucket where the last one is; null if there is none
     */
    record DigestState(
            long from,
            long pendingEnd,
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String hash,
            @Nullable String signature) {

        static DigestState beginning(long from) {
            return new DigestState(from, 0, null, null, null, null);
        }

        DigestState withPending(long end) {
            return new DigestState(from, end, bucket, key, hash, signature);
        }
    }

    TrailProgress started(long at, long newManagement, long newData, Map<String, DigestState> newDigests) {
        return new TrailProgress(
                true,
                at,
                stoppedAt,
                newManagement,
                newData,
                deliveredAt,
                attemptedAt,
                deliveryError,
                logsDeliveredAt,
                digestDeliveredAt,
                digestError,
                null,
                newDigests);
    }

    TrailProgress stopped(long at) {
        return new TrailProgress(
                false,
                startedAt,
                at,
                management,
                data,
                deliveredAt,
                attemptedAt,
                deliveryError,
                logsDeliveredAt,
                digestDeliveredAt,
                digestError,
                null,
                Map.of());
    }

    TrailProgress withPending(@Nullable Pending plan) {
        return new TrailProgress(
                logging,
                startedAt,
                stoppedAt,
                management,
                data,
                deliveredAt,
                attemptedAt,
                deliveryError,
                logsDeliveredAt,
                digestDeliveredAt,
                digestError,
                plan,
                digests);
    }

    /** With a delivery done; {@code files} tells whether it had any file. */
    TrailProgress delivered(Pending done, boolean files, long logsAt) {
        return new TrailProgress(
                logging,
                startedAt,
                stoppedAt,
                done.management(),
                done.data(),
                files ? done.at() : deliveredAt,
                files ? done.at() : attemptedAt,
                files ? null : deliveryError,
                logsAt == 0 ? logsDeliveredAt : logsAt,
                digestDeliveredAt,
                digestError,
                null,
                digests);
    }

    TrailProgress failed(long at, String error) {
        return new TrailProgress(
                logging,
                startedAt,
                stoppedAt,
                management,
                data,
                deliveredAt,
                at,
                error,
                logsDeliveredAt,
                digestDeliveredAt,
                digestError,
                pending,
                digests);
    }

    TrailProgress withDigests(long at, @Nullable String error, Map<String, DigestState> others) {
        return new TrailProgress(
                logging,
                startedAt,
                stoppedAt,
                management,
                data,
                deliveredAt,
                attemptedAt,
                deliveryError,
                logsDeliveredAt,
                at == 0 ? digestDeliveredAt : at,
                error,
                pending,
                others);
    }

    /** The same with one region's chain elsewhere. */
    Map<String, DigestState> digestsWith(String region, DigestState state) {
        Map<String, DigestState> more = new TreeMap<>(digests);
        more.put(region, state);
        return more;
    }

    /** Regions that have a chain of digests. */
    List<String> regions() {
        return List.copyOf(digests.keySet());
    }
}
