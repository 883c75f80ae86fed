package dev.weir.app.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full the buffer of a delivery stream is and when it is delivered next, reckoned from what came in and went out:
 * Firehose does not tell it. What waits has come within the buffer's time, whatever else is not known.
 *
 * @param records that wait
 * @param bytes that wait, as they came
 * @param share of the buffer's size, 0 to 1; not-a-number where each partition has a buffer
 * @param flush when it is delivered at the latest; null while nothing waits
 * @param bySize whether it is full before its time has come, at the pace of now
 */
record BufferEstimate(
        double records,
        double bytes,
        double share,
        @Nullable Instant flush,
        boolean bySize) {

    static final BufferEstimate EMPTY = new BufferEstimate(0, 0, 0, null, false);

    /** How many of the newest seconds the pace is taken from. */
    private static final int PACE_SECONDS = 60;

    /**
     * Reckons.
     *
     * @param history oldest first
     */
    static BufferEstimate of(List<Figures> history, S3Facts buffer) {
        double records = 0;
        double bytes = 0;
        double arrived = 0;
        double arrivedBytes = 0;
        double paceBytes = 0;
        double paceSeconds = 0;
        long begun = 0;
        long newest = history.isEmpty() ? 0 : history.getLast().endMillis();
        long within = newest - buffer.bufferTime().toMillis();
        for (Figures point : history) {
            double in = point.count(Measure.RECORDS_IN);
            double out = point.count(Measure.RECORDS_OUT);
            double size = point.count(Measure.BYTES_IN);
            if (out > 0 && out >= records) {
                // What came in the very period of a delivery was mostly not part of it.
                records = 0;
                bytes = 0;
            } else if (out > 0) {
                bytes -= bytes * out / records;
                records -= out;
            }
            if (in > 0) {
                begun = records == 0 ? point.endMillis() : begun;
                records += in;
                bytes += size;
            }
            if (point.endMillis() > within) {
                arrived += in;
                arrivedBytes += size;
            }
            if (point.endMillis() > newest - PACE_SECONDS * 1000L) {
                paceBytes += size;
                paceSeconds += point.periodSeconds();
            }
        }
        if (records > arrived) {
            // The rest failed, was dropped, or was delivered when nobody looked.
            records = arrived;
            bytes = Math.min(bytes, arrivedBytes);
            begun = Math.max(begun, within);
        }
        if (records <= 0 || buffer.bufferBytes() == 0) {
            return EMPTY;
        }
        return new Reckoned(records, bytes, begun, newest, paceSeconds == 0 ? 0 : paceBytes / paceSeconds).as(buffer);
    }

    private record Reckoned(double records, double bytes, long begun, long newest, double pace) {

        BufferEstimate as(S3Facts buffer) {
            Instant due = Instant.ofEpochMilli(begun).plus(buffer.bufferTime());
            double room = buffer.bufferBytes() - bytes;
            boolean bySize = false;
            if (pace > 0 && room / pace < 1e6 && !buffer.partitioned()) {
                Instant full = Instant.ofEpochMilli(newest).plus(Duration.ofMillis((long) (1000 * room / pace)));
                bySize = full.isBefore(due);
                due = bySize ? full : due;
            }
            double share = buffer.partitioned() ? Double.NaN : Math.clamp(bytes / buffer.bufferBytes(), 0, 1);
            return new BufferEstimate(records, bytes, share, due, bySize);
        }
    }
}
