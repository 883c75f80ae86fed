package dev.weir.app.streams.consumers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a lease's key says. An application of one stream uses the shard's id; one of several streams writes
 * {@code accountId:streamName:creationEpochSeconds:shardId}.
 *
 * @param streamName the stream, or null where the key does not say
 */
public record LeaseKey(
        @Nullable String accountId,
        @Nullable String streamName,
        @Nullable String creationEpoch,
        String shardId) {

    private static final Pattern MULTI_STREAM = Pattern.compile("(\\d{12}):([^:]+):(\\d+):(.+)");

    static LeaseKey of(String key) {
        Matcher parts = MULTI_STREAM.matcher(key);
        return parts.matches()
                ? new LeaseKey(parts.group(1), parts.group(2), parts.group(3), parts.group(4))
                : new LeaseKey(null, null, null, key);
    }

    /** Whether the lease is of this stream; a key that names no stream is taken to be. */
    public boolean isOf(String stream) {
        return streamName == null || streamName.equals(stream);
    }
}
