package dev.weir.app.send;

import java.util.Map;
import java.util.TreeMap;

/** What has become of the records so far. Thread-safe. */
public final class SendTally {

    private long sent;
    private long sentBytes;
    private long failed;
    private long throttled;
    private long retried;
    private long calls;
    private double latencySum;
    private double latencyMost;
    private final Map<String, Long> errors = new TreeMap<>();

    /**
     * The figures at one moment.
     *
     * @param sent records that the service took
     * @param sentBytes their data and keys
     * @param failed records that were given up
     * @param throttled refusals for asking too much, of records that may have been taken later
     * @param retried records that were sent again
     * @param calls PutRecords calls that were answered
     * @param latencySum milliseconds of these calls together
     * @param errors refusals by error code, those that were retried included
     */
    public record Snapshot(
            long sent,
            long sentBytes,
            long failed,
            long throttled,
            long retried,
            long calls,
            double latencySum,
            Map<String, Long> errors) {

        /** Nothing yet. */
        public static final Snapshot NONE = new Snapshot(0, 0, 0, 0, 0, 0, 0, Map.of());
    }

    synchronized void took(int bytes) {
        sent++;
        sentBytes += bytes;
    }

    synchronized void refused(String code) {
        errors.merge(code, 1L, Long::sum);
        if (PutErrors.throttled(code)) {
            throttled++;
        }
    }

    synchronized void gaveUp() {
        failed++;
    }

    synchronized void retry(int records) {
        retried += records;
    }

    synchronized void answered(double millis) {
        calls++;
        latencySum += millis;
        latencyMost = Math.max(latencyMost, millis);
    }

    /** The slowest call since this was asked last, milliseconds; 0 if there was none. */
    public synchronized double takeSlowest() {
        double slowest = latencyMost;
        latencyMost = 0;
        return slowest;
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(sent, sentBytes, failed, throttled, retried, calls, latencySum, Map.copyOf(errors));
    }
}
