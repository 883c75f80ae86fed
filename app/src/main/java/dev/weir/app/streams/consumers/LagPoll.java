package dev.weir.app.streams.consumers;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Measures the lag of one lease after another, for some seconds; the next look goes on where this one stopped. So 500
 * shards are measured in turns, and no shard more often than once a look. Blocks: virtual threads only.
 */
final class LagPoll implements Callable<LagPoll.Result> {

    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final Clients clients;
    private final InstantSource clock;
    private final String streamName;
    private final int finestSeconds;
    private volatile Targets targets = new Targets(List.of(), false);
    private int next;

    /**
     * What to measure.
     *
     * @param leases of shards that can be read
     * @param shardMetrics whether CloudWatch counts records shard by shard
     */
    record Targets(List<Lease> leases, boolean shardMetrics) {}

    /**
     * What was measured.
     *
     * @param lags by the lease's key
     * @param waiting about how many records wait, by shard, as far as it is known
     * @param withoutMetrics why CloudWatch could not be asked, or null
     */
    record Result(
            Map<String, Lag> lags,
            Map<String, Double> waiting,
            @Nullable Failure withoutMetrics) {}

    LagPoll(Clients clients, InstantSource clock, String streamName, int finestSeconds) {
        this.clients = clients;
        this.clock = clock;
        this.streamName = streamName;
        this.finestSeconds = finestSeconds;
    }

    void aim(Targets newer) {
        targets = newer;
    }

    @Override
    public synchronized Result call() {
        Targets now = targets;
        List<Lease> leases = now.leases();
        Map<String, Lag> lags = new HashMap<>();
        Map<String, Instant> waitingSince = new HashMap<>();
        LagReader reader = new LagReader(clients.kinesis(), clock, streamName);
        long end = System.nanoTime() + BUDGET.toNanos();
        for (int i = 0; i < leases.size() && System.nanoTime() < end; i++) {
            Lease lease = leases.get(next % leases.size());
            next = (next + 1) % leases.size();
            Lag lag = reader.read(lease.parts().shardId(), lease.checkpoint());
            lags.put(lease.key(), lag);
            if (lag.waitingSince() != null) {
                waitingSince.put(lease.parts().shardId(), lag.waitingSince());
            }
        }
        if (!now.shardMetrics()) {
            return new Result(lags, Map.of(), null);
        }
        try {
            return new Result(
                    lags,
                    new WaitingRecords(clients.cloudWatch(), streamName, finestSeconds)
                            .since(waitingSince, clock.instant()),
                    null);
        } catch (SdkException e) {
            return new Result(lags, Map.of(), Failures.of(e, Text.of("Count waiting records")));
        }
    }
}
