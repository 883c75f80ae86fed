package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.UnfitRecordException;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records on their way into one object: in a file already. Not thread-safe. */
final class ObjectBuffer {

    private final BufferId id;
    private final ObjectTarget target;
    private final ObjectWriter writer;
    private final String key;
    private final long begunNanos;
    private final long firstPosition;
    private final long oldestMillis;
    private long lastPosition;
    private long bytes;
    private long records;
    private boolean finished;
    private @Nullable HandOver handOver;

    /**
     * @param key the key of the object to be
     * @param firstPosition of the record that it is begun for
     */
    ObjectBuffer(
            BufferId id,
            ObjectTarget target,
            ObjectWriter writer,
            String key,
            long begunNanos,
            long firstPosition,
            long oldestMillis) {
        this.id = id;
        this.target = target;
        this.writer = writer;
        this.key = key;
        this.begunNanos = begunNanos;
        this.firstPosition = firstPosition;
        this.lastPosition = firstPosition;
        this.oldestMillis = oldestMillis;
    }

    void add(long position, long arrivalMillis, byte[] data) throws IOException, UnfitRecordException {
        lastPosition = position;
        writer.write(position, arrivalMillis, data);
        bytes += data.length;
        records++;
    }

    boolean isFull() {
        return bytes >= target.bufferBytes() || writer.isFull();
    }

    /** A reading of the time source: when it is to be delivered at the latest. */
    long dueNanos() {
        return finished || isFull()
                ? begunNanos
                : begunNanos + target.bufferTime().toNanos();
    }

    /** Ends the file; once is enough. */
    void finish() throws IOException {
        if (!finished) {
            writer.finish();
            finished = true;
        }
    }

    void abandon() {
        writer.abandon();
    }

    BufferId id() {
        return id;
    }

    ObjectTarget target() {
        return target;
    }

    ObjectWriter writer() {
        return writer;
    }

    String key() {
        return key;
    }

    long firstPosition() {
        return firstPosition;
    }

    long lastPosition() {
        return lastPosition;
    }

    /** When its oldest record arrived. */
    long oldestMillis() {
        return oldestMillis;
    }

    /** How old its oldest record is, in seconds. */
    double ageAt(Instant now) {
        return (double) Math.max(0, now.toEpochMilli() - oldestMillis) / 1000;
    }

    /** What was tried to bring it to a destination that is no bucket; null until it was. */
    @Nullable HandOver handOver() {
        return handOver;
    }

    void handOver(HandOver begun) {
        handOver = begun;
    }

    /** Before compression. */
    long bytes() {
        return bytes;
    }

    long records() {
        return records;
    }
}
