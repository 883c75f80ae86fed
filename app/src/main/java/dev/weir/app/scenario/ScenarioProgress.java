package dev.weir.app.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a replay goes.
 *
 * @param running whether it still sends
 * @param sent records acknowledged so far, by stream
 * @param read records that its own consumer has read so far
 * @param throttled records that were refused for throughput and sent again
 * @param trouble why a stream makes no progress at present, one sentence; null while all is well
 */
public record ScenarioProgress(
        boolean running,
        Map<String, Long> sent,
        long read,
        long throttled,
        @Nullable String trouble) {

    /** Records acknowledged over all streams. */
    public long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }
}
