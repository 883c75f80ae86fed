package dev.weir.app.records;

import dev.weir.app.records.tail.FilterScan;
import dev.weir.app.records.tail.Pace;
import dev.weir.app.records.tail.RecordBuffer;
import dev.weir.app.records.tail.RecordFilter;
import dev.weir.app.records.tail.StartingPosition;
import dev.weir.app.records.tail.StreamTail;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** One run from Start to Stop: the tail, its buffer, and the filter over it. JavaFX thread only. */
final class Tailing {

    private final RecordBuffer buffer;
    private final RecordBuffer.Bounds bounds;
    private final StreamTail tail;
    private final Instant since;
    private final Runnable onChange;
    private @Nullable FilterScan scan;
    private boolean held;
    private boolean visible;
    private boolean ended;

    Tailing(
            KinesisClient kinesis,
            String streamName,
            @Nullable String shardId,
            StartingPosition position,
            RecordBuffer.Bounds bounds,
            Pace pace,
            InstantSource clock,
            Runnable onChange) {
        this.bounds = bounds;
        this.buffer = new RecordBuffer(bounds);
        this.since = clock.instant();
        this.onChange = onChange;
        this.tail = new StreamTail(kinesis, streamName, shardId, position, buffer, pace, clock, onChange);
    }

    /** The page is in view, or not: out of view no thread runs. */
    void setVisible(boolean nowVisible) {
        visible = nowVisible;
        if (!ended) {
            tail.setOpen(visible);
        }
        if (scan != null && visible) {
            scan.start();
        } else if (scan != null) {
            scan.suspend();
        }
    }

    StreamTail tail() {
        return tail;
    }

    RecordBuffer buffer() {
        return buffer;
    }

    Instant since() {
        return since;
    }

    /** The records to show: all, or those that match. */
    RecordBuffer shown() {
        return scan == null ? buffer : scan.matches();
    }

    @Nullable FilterScan scan() {
        return scan;
    }

    /** Shows only what matches; an empty text shows all. */
    void filter(String text) {
        if (scan != null) {
            scan.close();
            scan = null;
        }
        if (!text.isEmpty()) {
            scan = new FilterScan(buffer, new RecordFilter(text), bounds, onChange);
            if (visible) {
                scan.start();
            }
        }
    }

    void hold() {
        held = true;
        buffer.hold();
    }

    void release() {
        held = false;
        buffer.release();
        tail.wake();
    }

    boolean held() {
        return held;
    }

    /** Ends reading; the rows stay. */
    void stop() {
        ended = true;
        tail.close();
        if (held) {
            release();
        }
    }

    /** Ends everything. */
    void close() {
        ended = true;
        tail.close();
        filter("");
    }
}
