package dev.weir.app.produce;

import dev.weir.app.send.SendTally;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened in each of the last seconds of a generator, for charts; ten minutes at most. Thread-safe. */
final class GeneratorSamples {

    /** Points that are kept. */
    static final int MOST = 600;

    private final InstantSource clock;
    private final SendTally tally;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private SendTally.Snapshot before = SendTally.Snapshot.NONE;
    private long beforeMillis;

    /**
     * One second.
     *
     * @param latency of PutRecords on average, milliseconds; NaN if no call was answered
     * @param slowest of PutRecords, milliseconds; NaN if no call was answered
     */
    record Sample(long epochMillis, double sent, double failed, double throttled, double latency, double slowest) {}

    GeneratorSamples(InstantSource clock, SendTally tally) {
        this.clock = clock;
        this.tally = tally;
        this.beforeMillis = clock.millis();
    }

    /** Ends a second. */
    synchronized void take() {
        long now = clock.millis();
        double seconds = (now - beforeMillis) / 1000.0;
        if (seconds < 0.2) {
            return;
        }
        SendTally.Snapshot fresh = tally.snapshot();
        long calls = fresh.calls() - before.calls();
        double slowest = tally.takeSlowest();
        samples.addLast(new Sample(
                now,
                (fresh.sent() - before.sent()) / seconds,
                (fresh.failed() - before.failed()) / seconds,
                (fresh.throttled() - before.throttled()) / seconds,
                calls == 0 ? Double.NaN : (fresh.latencySum() - before.latencySum()) / calls,
                calls == 0 ? Double.NaN : slowest));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
        before = fresh;
        beforeMillis = now;
    }

    /** The samples after a time, oldest first. */
    synchronized List<Sample> after(long epochMillis) {
        return samples.stream()
                .filter(sample -> sample.epochMillis() > epochMillis)
                .toList();
    }
}
