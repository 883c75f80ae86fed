package dev.weir.app.records.transfer;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a stream by the time of arrival.
 *
 * @param shardId the only shard, or null for all
 * @param from the first arrival, or null for the oldest record kept
 * @param to arrivals after this are left out, or null for the moment at which reading begins
 */
public record ScanRange(
        @Nullable String shardId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Everything that the stream holds now. */
    public static ScanRange everything() {
        return new ScanRange(null, null, null);
    }

    /** For people: {@code from the oldest record to now, all shards}. */
    public String words(ZoneId zone) {
        String first = from == null ? Text.of("the oldest record") : Format.time(from, zone);
        String last = to == null ? Text.of("now") : Format.time(to, zone);
        return shardId == null
                ? Text.of("from {0} to {1}, all shards", first, last)
                : Text.of("from {0} to {1}, {2}", first, last, shardId);
    }
}
