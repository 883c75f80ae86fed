package dev.weir.app.query.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What of a stream is read, and how fast.
 *
 * @param from the earliest arrival, or null for everything retained
 * @param until the arrival at which a shard is left
 * @param polite whether a shard's five reads and 2 MiB a second are held, since others read it too; a broker of one's own throttles
 *     by itself if it wants to
 */
record ReadRange(@Nullable Instant from, Instant until, boolean polite) {

    private static final double READS_A_SECOND = 5;
    private static final double BYTES_A_SECOND = 2 << 20;

    /** How many of some records in a row arrived before the end. */
    int wanted(List<Record> records) {
        if (records.isEmpty() || before(records.getLast())) {
            return records.size();
        }
        int count = 0;
        while (before(records.get(count))) {
            count++;
        }
        return count;
    }

    private boolean before(Record record) {
        Instant arrival = record.approximateArrivalTimestamp();
        return arrival == null || arrival.isBefore(until);
    }

    /** Waits until the next read of the same shard may begin. */
    void pace(long begunNanos, long bytes) throws InterruptedException {
        if (polite) {
            double seconds = Math.max(1 / READS_A_SECOND, bytes / BYTES_A_SECOND);
            long left = begunNanos + (long) (seconds * 1e9) - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }
}
