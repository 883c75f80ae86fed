package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shard in the time that it lived.
 *
 * @param name a short name for people
 * @param parents the shards that it came from
 * @param ended null while it is open
 */
public record ShardLife(
        String id,
        String name,
        HashRange range,
        List<String> parents,
        Moment began,
        @Nullable Moment ended) {

    public boolean open() {
        return ended == null;
    }

    boolean holds(BigInteger key) {
        return key.compareTo(range.start()) >= 0 && key.compareTo(range.end()) <= 0;
    }

    /** Whether it took records at that time. */
    boolean lived(Instant time) {
        return !time.isBefore(began.latest()) && (ended == null || time.isBefore(ended.latest()));
    }
}
