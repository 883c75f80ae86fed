package dev.weir.app.scenario.play;

import dev.weir.app.scenario.Flow;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * Splits a stream's hottest shard, where its load divides in two, until none is hot. It looks once a second, on the thread that runs it and
 * until that is interrupted. Its figures are thread-safe.
 */
final class HotShards implements Runnable {

    private static final System.Logger LOG = System.getLogger(HotShards.class.getName());

    /** What a shard takes, records a second. */
    private static final double RECORDS_A_SHARD = 1_000;

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A shard is hot when it was so many looks in a row. */
    private static final int PATIENCE = 2;

    private final KinesisClient kinesis;
    private final String streamName;
    private final Flow.SplitRule rule;
    private final ShardLoad load;
    private @Nullable String suspect;
    private int looks;
    private final AtomicInteger splits = new AtomicInteger();
    private volatile @Nullable String note;

    HotShards(KinesisClient kinesis, String streamName, Flow.SplitRule rule, ShardLoad load) {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.rule = rule;
        this.load = load;
    }

    /** How often a shard was split. */
    int splits() {
        return splits.get();
    }

    /** Why a hot shard is not split, one sentence; null if there is none. */
    @Nullable String note() {
        return note;
    }

    @Override
    public void run() {
        try {
            load.take();
            long before = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK);
                long now = System.nanoTime();
                look(load.take(), (now - before) / 1e9);
                before = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ShardLoad.Sample sample, double seconds) {
        try {
            if (sample.hashKeys().isEmpty() || !active()) {
                return;
            }
            List<Shard> open = open();
            Map<String, List<BigInteger>> byShard = new TreeMap<>();
            for (BigInteger key : sample.hashKeys()) {
                open.stream()
                        .filter(shard ->
                                start(shard).compareTo(key) <= 0 && end(shard).compareTo(key) >= 0)
                        .findFirst()
                        .ifPresent(shard -> byShard.computeIfAbsent(shard.shardId(), id -> new ArrayList<>())
                                .add(key));
            }
            double each = sample.offered() / seconds / sample.hashKeys().size();
            Shard hottest = null;
            for (Shard shard : open) {
                double rate = byShard.getOrDefault(shard.shardId(), List.of()).size() * each;
                double most = hottest == null
                        ? rule.above() * RECORDS_A_SHARD
                        : byShard.getOrDefault(hottest.shardId(), List.of()).size() * each;
                if (rate > most) {
                    hottest = shard;
                }
            }
            judge(hottest, byShard, open.size());
        } catch (SdkException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(System.Logger.Level.DEBUG, "The shards of " + streamName + " could not be looked at.", e);
            }
        }
    }

    private void judge(@Nullable Shard hottest, Map<String, List<BigInteger>> byShard, int open) {
        if (hottest == null) {
            suspect = null;
            note = null;
            return;
        }
        looks = hottest.shardId().equals(suspect) ? looks + 1 : 1;
        suspect = hottest.shardId();
        if (looks < PATIENCE) {
            return;
        }
        BigInteger at = cut(hottest, byShard.getOrDefault(hottest.shardId(), List.of()));
        if (at == null) {
            note = Text.of("{0} is hot with a single partition key, which no split can divide.", suspect);
        } else if (open >= rule.most()) {
            note = Text.of("{0} is hot, and there are {1} open shards already.", suspect, open);
        } else {
            String shardId = hottest.shardId();
            kinesis.splitShard(request ->
                    request.streamName(streamName).shardToSplit(shardId).newStartingHashKey(at.toString()));
            splits.incrementAndGet();
            suspect = null;
            note = null;
        }
    }

    /** Where the load of a shard divides in two, or else where its only key stands alone; null if the shard is one key. */
    static @Nullable BigInteger cut(Shard shard, List<BigInteger> keys) {
        List<BigInteger> sorted = keys.stream().sorted().toList();
        BigInteger median = sorted.get(sorted.size() / 2);
        if (median.compareTo(start(shard)) > 0) {
            return median;
        }
        return end(shard).compareTo(median) > 0 ? median.add(BigInteger.ONE) : null;
    }

    private boolean active() {
        return kinesis.describeStreamSummary(request -> request.streamName(streamName))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE;
    }

    private List<Shard> open() {
        return kinesis.listShards(request -> request.streamName(streamName)).shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .toList();
    }

    private static BigInteger start(Shard shard) {
        return new BigInteger(shard.hashKeyRange().startingHashKey());
    }

    private static BigInteger end(Shard shard) {
        return new BigInteger(shard.hashKeyRange().endingHashKey());
    }
}
