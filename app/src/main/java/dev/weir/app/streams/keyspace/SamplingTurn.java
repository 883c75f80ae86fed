package dev.weir.app.streams.keyspace;

import dev.weir.app.connection.Clients;
import dev.weir.app.metrics.Throughput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Reads one sample of each shard that is due, at most {@link #READS} shards a turn; blocks, for a virtual thread. What it
 * reads goes into the book.
 */
final class SamplingTurn implements Callable<SamplingTurn.Result> {

    /** The most reads of one turn, and so a second. */
    static final int READS = 16;

    /** The most keys told of a shard. */
    private static final int KEYS = 20;

    private final Clients clients;
    private final String streamName;
    private final InstantSource clock;
    private final SampleBook book;
    private final SampledLoads loads = new SampledLoads();
    private final Map<String, ShardSampler> samplers = new HashMap<>();
    private final Map<String, List<Instant>> wanted = new HashMap<>();
    private List<ShardLife> aim = List.of();

    SamplingTurn(Clients clients, String streamName, InstantSource clock, SampleBook book) {
        this.clients = clients;
        this.streamName = streamName;
        this.clock = clock;
        this.book = book;
    }

    /**
     * What a turn did.
     *
     * @param reads how many calls of GetRecords
     * @param bytes they brought
     * @param refused how many were refused because the shard's readers have used up what it gives
     * @param points what follows for the loads of shards
     * @param keys the most frequent keys of each shard that was sampled lately
     */
    record Result(
            int reads,
            long bytes,
            int refused,
            Map<String, List<Throughput>> points,
            Map<String, KeySketch.Found> keys) {}

    /** Reads these shards from now on. */
    synchronized void aim(List<ShardLife> shards) {
        aim = shards;
    }

    /** Looks at a shard at these times of the past too. */
    synchronized void probe(String shardId, List<Instant> times) {
        wanted.put(shardId, times);
    }

    private synchronized List<ShardSampler> due(Instant now) {
        Map<String, ShardSampler> next = new HashMap<>();
        for (ShardLife shard : aim) {
            ShardSampler sampler = samplers.get(shard.id());
            next.put(shard.id(), sampler == null ? new ShardSampler(shard.id(), shard.range()) : sampler);
        }
        samplers.clear();
        samplers.putAll(next);
        wanted.forEach((id, times) -> {
            ShardSampler sampler = samplers.get(id);
            if (sampler != null) {
                sampler.probe(times);
            }
        });
        wanted.keySet().removeAll(samplers.keySet());
        loads.forgetOthers(samplers.keySet());
        return samplers.values().stream()
                .filter(sampler -> !sampler.due().isAfter(now))
                .sorted(Comparator.comparing(ShardSampler::due))
                .limit(READS)
                .toList();
    }

    @Override
    public Result call() {
        List<ShardSampler> due = due(clock.instant());
        int reads = 0;
        int refused = 0;
        long bytes = 0;
        Map<String, List<Throughput>> points = new LinkedHashMap<>();
        for (ShardSampler sampler : due) {
            ShardRead read;
            try {
                read = sampler.read(clients.kinesis(), streamName, clock.instant());
            } catch (ResourceNotFoundException trimmed) {
                // The shard's last record expired; the next list of shards will not name it.
                continue;
            }
            reads++;
            if (read == null) {
                refused++;
                continue;
            }
            bytes += read.bytes();
            book.add(read);
            List<Throughput> cells = loads.take(read);
            if (!cells.isEmpty()) {
                points.put(read.shardId(), new ArrayList<>(cells));
            }
        }
        return new Result(
                reads, bytes, refused, points, book.top(KEYS, clock.instant().toEpochMilli()));
    }
}
