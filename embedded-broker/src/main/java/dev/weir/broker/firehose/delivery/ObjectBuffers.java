package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.ObjectWriter;
import dev.weir.broker.firehose.object.UnfitRecordException;
import dev.weir.broker.firehose.onward.Onward;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a lane is writing, each a file on the disk until it is full or its time has come. Memory holds one
 * compressor a buffer and no records. Not thread-safe.
 */
final class ObjectBuffers {

    /** For how long the service tries to put an object, counted from the arrival of its oldest record. */
    static final Duration KEPT = Duration.ofHours(24);

    private final Way way;
    private final Plan plan;
    private final Buckets buckets;
    private final Partitions partitions;
    private final DeliveryMetrics metrics;
    private final TimeSource time;
    private final Map<BufferId, ObjectBuffer> open = new LinkedHashMap<>();
    private final Map<String, Long> ahead;
    private boolean anyFull;

    /** @param ahead what some buffers have delivered before, of records that are read again now */
    ObjectBuffers(Way way, Partitions partitions, Map<String, Long> ahead) {
        this.way = way;
        this.plan = way.plan();
        this.buckets = way.buckets();
        this.partitions = partitions;
        this.metrics = way.metrics();
        this.time = way.time();
        this.ahead = new HashMap<>(ahead);
    }

    /**
     * Adds a record to a buffer.
     *
     * @return false if that would be one partition too many
     * @throws UnfitRecordException if it cannot be written in the buffer's format
     */
    boolean add(BufferId id, long position, long arrivalMillis, byte[] data) throws IOException, UnfitRecordException {
        Long delivered = ahead.get(id.text());
        if (delivered != null && position < delivered) {
            return true;
        }
        ObjectBuffer buffer = open.get(id);
        if (buffer == null) {
            if (!id.keys().isEmpty() && !partitions.enter()) {
                return false;
            }
            buffer = begun(id, position, arrivalMillis);
            open.put(id, buffer);
        }
        buffer.add(position, arrivalMillis, data);
        anyFull = anyFull || buffer.isFull();
        return true;
    }

    private ObjectBuffer begun(BufferId id, long position, long arrivalMillis) throws IOException {
        boolean done = false;
        try {
            ObjectBuffer buffer = begin(id, position, arrivalMillis);
            done = true;
            return buffer;
        } finally {
            if (!done && !id.keys().isEmpty()) {
                partitions.leave();
            }
        }
    }

    private ObjectBuffer begin(BufferId id, long position, long arrivalMillis) throws IOException {
        long begun = time.nanoTime();
        ObjectTarget target = plan.target(id.role());
        RecordFormat format = id.role() == BufferId.Role.DATA ? plan.format() : null;
        String extension =
                format != null ? format.extension() : target.compression().extension();
        String key =
                target.newKey(Instant.ofEpochMilli(arrivalMillis), way.shardId(), id.errorType(), id.keys(), extension);
        ObjectWriter writer = plan.open(id.role(), buckets.newFile(), target, key);
        return new ObjectBuffer(id, target, writer, key, begun, position, arrivalMillis);
    }

    /** A reading of the time source: when the next buffer is to be delivered; far away if there is none. */
    long dueNanos() {
        long now = time.nanoTime();
        long due = now + Duration.ofDays(1).toNanos();
        for (ObjectBuffer buffer : open.values()) {
            due = buffer.dueNanos() - due < 0 ? buffer.dueNanos() : due;
        }
        return due;
    }

    /**
     * What became of the buffers that were due.
     *
     * @param any whether any was delivered
     * @param failure why one was not taken, or null; it is kept, and stays due
     */
    record Delivered(boolean any, @Nullable DeliveryException failure) {}

    /**
     * Delivers the buffers that are full or whose time has come. One that is not taken does not hold up the others.
     *
     * @param all whether to deliver the others too
     */
    Delivered deliver(boolean all) throws IOException {
        boolean any = false;
        DeliveryException failure = null;
        for (ObjectBuffer buffer : due(all)) {
            try {
                deliver(buffer);
                any = true;
            } catch (DeliveryException e) {
                failure = failure == null ? e : failure;
            }
        }
        anyFull = false;
        return new Delivered(any, failure);
    }

    private List<ObjectBuffer> due(boolean all) {
        long now = time.nanoTime();
        List<ObjectBuffer> due = new ArrayList<>(0);
        for (ObjectBuffer buffer : open.values()) {
            if (all || buffer.isFull() || buffer.dueNanos() - now <= 0) {
                due.add(buffer);
            }
        }
        return due;
    }

    private void deliver(ObjectBuffer buffer) throws IOException, DeliveryException {
        Onward onward = plan.onward(buffer.id().role());
        if (buffer.records() == 0) {
            buffer.abandon();
        } else if (onward == null) {
            buffer.finish();
            put(buffer);
        } else {
            buffer.finish();
            HandOver handOver = HandOver.of(onward, way, buffer, buffer.handOver());
            buffer.handOver(handOver);
            handOver.attempt();
            buffer.abandon();
        }
        close(buffer);
    }

    private void put(ObjectBuffer buffer) throws DeliveryException {
        try {
            ObjectTarget target = buffer.target();
            buckets.put(
                    target.role(),
                    target.bucket(),
                    buffer.key(),
                    buffer.writer().file());
        } catch (DeliveryException e) {
            metrics.refused(buffer.id().role());
            throw e;
        }
        metrics.delivered(buffer, time.now());
    }

    /**
     * Gives up what no bucket took for a day. What another destination may still take is not given up.
     *
     * @return how many records are lost by that
     */
    long dropExpired() {
        long before = time.now().minus(KEPT).toEpochMilli();
        long lost = 0;
        for (ObjectBuffer buffer : due(false)) {
            HandOver handOver = buffer.handOver();
            boolean given = handOver == null ? plan.onward(buffer.id().role()) == null : handOver.isOver();
            if (given && buffer.oldestMillis() < before) {
                lost += buffer.records();
                buffer.abandon();
                close(buffer);
            }
        }
        return lost;
    }

    private void close(ObjectBuffer buffer) {
        open.remove(buffer.id());
        ahead.merge(buffer.id().text(), buffer.lastPosition() + 1, Math::max);
        if (!buffer.id().keys().isEmpty()) {
            partitions.leave();
        }
    }

    /** Whether a buffer was filled since the last delivery. */
    boolean isAnyFull() {
        return anyFull;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** How much waits, before compression. */
    long bytes() {
        return open.values().stream().mapToLong(ObjectBuffer::bytes).sum();
    }

    /**
     * How far the lane is delivered.
     *
     * @param next the position that is read next
     */
    Checkpoint checkpoint(long sourceNumber, long next) {
        long safe = next;
        for (ObjectBuffer buffer : open.values()) {
            safe = Math.min(safe, buffer.firstPosition());
        }
        long position = safe;
        ahead.values().removeIf(delivered -> delivered <= position);
        if (open.isEmpty()) {
            ahead.clear();
        }
        return new Checkpoint(sourceNumber, position, ahead);
    }

    /** Gives up everything that is open; it can be read again. */
    void abandon() {
        for (ObjectBuffer buffer : open.values()) {
            buffer.abandon();
            if (!buffer.id().keys().isEmpty()) {
                partitions.leave();
            }
        }
        open.clear();
    }
}
