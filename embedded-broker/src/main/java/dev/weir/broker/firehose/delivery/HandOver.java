package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Onward;
import dev.weir.broker.firehose.onward.Retries;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One finished buffer on its way to a destination that is no bucket: what has been tried, and for how long. Once its time
 * is over, what was not taken belongs into a bucket. Not thread-safe.
 */
abstract sealed class HandOver permits BatchHandOver, ObjectHandOver {

    private final Onward onward;
    private final Way way;
    private final ObjectBuffer buffer;
    private int attempts;
    private long begunNanos;
    private long endedNanos;
    private Duration between = Duration.ZERO;
    private boolean over;

    HandOver(Onward onward, Way way, ObjectBuffer buffer) {
        this.onward = onward;
        this.way = way;
        this.buffer = buffer;
    }

    /**
     * Tries once more.
     *
     * @throws DeliveryException if something of it is neither where it belongs nor among the errors; to be tried again
     */
    final void attempt() throws DeliveryException, IOException {
        prepare();
        if (!over) {
            over = tried();
        }
        settle();
    }

    private boolean tried() throws DeliveryException, IOException {
        long begun = way.time().nanoTime();
        if (attempts++ == 0) {
            begunNanos = begun;
        } else {
            between = between.plusNanos(begun - endedNanos);
        }
        try {
            send();
            return true;
        } catch (DeliveryException e) {
            endedNanos = way.time().nanoTime();
            if (way.halt().isRaised() || !isTimeOver()) {
                throw e;
            }
            way.log().failed(onward.name(), e.code(), e.getMessage());
            giveUp(e);
            return true;
        }
    }

    private boolean isTimeOver() {
        Retries retries = onward.retries();
        Duration spent = retries.fromFirst() ? Duration.ofNanos(endedNanos - begunNanos) : between;
        return spent.compareTo(retries.duration()) >= 0;
    }

    /** Does what must be done before the first attempt. */
    void prepare() throws DeliveryException, IOException {}

    abstract void send() throws DeliveryException, IOException;

    /** Takes note of what will not be tried again. */
    abstract void giveUp(DeliveryException last);

    /** Puts among the errors what was not taken. Called until it goes well. */
    abstract void settle() throws DeliveryException, IOException;

    /** Whether nothing but a bucket stands between the records and their rest. */
    final boolean isOver() {
        return over;
    }

    final Way way() {
        return way;
    }

    final ObjectBuffer buffer() {
        return buffer;
    }

    final int attempts() {
        return attempts;
    }

    /** Begins with a buffer, or goes on with it. */
    static HandOver of(Onward onward, Way way, ObjectBuffer buffer, @Nullable HandOver begun) {
        if (begun != null) {
            return begun;
        }
        return switch (onward) {
            case dev.weir.broker.firehose.onward.Recipient recipient -> new BatchHandOver(recipient, way, buffer);
            case dev.weir.broker.firehose.onward.Loader loader -> new ObjectHandOver(loader, way, buffer);
        };
    }
}
