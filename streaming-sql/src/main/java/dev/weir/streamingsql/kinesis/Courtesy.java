package dev.weir.streamingsql.kinesis;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a shard may be asked. The service takes five reads a second a shard from all of its readers together, so statements of this
 * process share a part of it: two a second while they keep up with what arrives, four while they are behind. Thread-safe.
 */
final class Courtesy {

    private static final long KEEPING_UP = Duration.ofMillis(500).toNanos();
    private static final long BEHIND = Duration.ofMillis(250).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    /** How many of this process's statements read a shard. */
    private static final Map<String, Integer> READERS = new ConcurrentHashMap<>();

    private final String shard;
    private final boolean ours;
    private boolean limited;
    private int refusals;

    /**
     * The courtesy of one reader of one shard.
     *
     * @param shard the stream's ARN and the shard
     * @param ours whether the service is this machine's, which has time enough for one that is behind
     */
    Courtesy(String shard, boolean ours) {
        this.shard = shard;
        this.ours = ours;
    }

    void begin() {
        READERS.merge(shard, 1, Integer::sum);
    }

    void end() {
        READERS.computeIfPresent(shard, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Nanoseconds to wait after a read that was answered. */
    long afterAnswer(boolean behind) {
        refusals = 0;
        if (behind && ours && !limited) {
            return 0;
        }
        return (behind ? BEHIND : KEEPING_UP) * READERS.getOrDefault(shard, 1);
    }

    /** Nanoseconds to wait after a read that was refused because there are too many: twice as long each time. */
    long afterRefusal() {
        limited = true;
        refusals = Math.min(refusals + 1, 10);
        return Math.min(LONGEST, KEEPING_UP << refusals);
    }
}
