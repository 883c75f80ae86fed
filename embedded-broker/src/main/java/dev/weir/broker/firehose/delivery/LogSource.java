package dev.weir.broker.firehose.delivery;

import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.ShardKey;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The direct puts of a delivery stream. What is delivered is let go of, some seconds later. */
final class LogSource implements LaneSource {

    private static final Duration TRIM_EVERY = Duration.ofSeconds(10);

    private final ShardKey key;
    private final RecordStore store;
    private final LogCipher cipher;
    private final TimeSource time;
    private volatile @Nullable Runnable listener;
    private long trimmedAt;

    LogSource(ShardKey key, RecordStore store, LogCipher cipher, TimeSource time) {
        this.key = key;
        this.store = store;
        this.cipher = cipher;
        this.time = time;
        this.trimmedAt = time.nanoTime();
    }

    /** There is more in the log. */
    void appended() {
        Runnable waiting = listener;
        if (waiting != null) {
            waiting.run();
        }
    }

    @Override
    public long number() {
        return key.streamId();
    }

    @Override
    public String shardId() {
        return "";
    }

    @Override
    public Page read(long from, int maxRecords, long maxBytes) {
        List<StoredRecord> records = store.read(key, from, maxRecords, maxBytes).stream()
                .map(cipher::open)
                .toList();
        return new Page(records, records.isEmpty() ? from : records.getLast().index() + 1, false);
    }

    /** The store trims by time: records that arrived before the last delivered one are delivered as well. */
    @Override
    public void delivered(long position) {
        long now = time.nanoTime();
        if (now - trimmedAt < TRIM_EVERY.toNanos()) {
            return;
        }
        trimmedAt = now;
        List<StoredRecord> last = store.read(key, position - 1, 1, 1);
        if (!last.isEmpty()) {
            store.trim(key, Instant.ofEpochMilli(last.getFirst().arrivalMillis()));
        }
    }

    @Override
    public void listen(Runnable waiting) {
        listener = waiting;
    }

    @Override
    public void ignore(Runnable waiting) {
        listener = null;
    }

    @Override
    public @Nullable StreamRecord at(long position) {
        return null;
    }
}
