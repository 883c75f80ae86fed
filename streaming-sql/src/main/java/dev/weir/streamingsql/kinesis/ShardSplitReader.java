package dev.weir.streamingsql.kinesis;

import dev.weir.streamingsql.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Polls its shards in turn, on one thread, each when it is due. */
final class ShardSplitReader implements SplitReader<ShardItem, ShardSplit> {

    private static final long LONGEST_WAIT = Duration.ofMillis(200).toMillis();

    private final StreamAddress stream;
    private final int most;
    private final Set<String> released;
    private final Tally tally;
    private final KinesisClient kinesis;
    private final Map<String, PolledShard> shards = new LinkedHashMap<>();
    private final Object bell = new Object();
    private boolean rung;

    /**
     * @param most records to ask for at once
     * @param released shards that may be let go of, taken out as that is done
     * @param tally told when a shard can't be read for now
     */
    ShardSplitReader(StreamAddress stream, int most, Set<String> released, Tally tally) {
        this.stream = stream;
        this.most = most;
        this.released = released;
        this.tally = tally;
        this.kinesis = stream.client();
    }

    @Override
    public RecordsWithSplitIds<ShardItem> fetch() throws IOException {
        Set<String> letGo = new HashSet<>(released);
        letGo.retainAll(shards.keySet());
        if (!letGo.isEmpty()) {
            released.removeAll(letGo);
            Map<String, Collection<ShardItem>> last = new LinkedHashMap<>();
            for (String shardId : letGo) {
                Objects.requireNonNull(shards.remove(shardId)).close();
                last.put(shardId, List.of(ShardItem.RELEASED));
            }
            return new RecordsBySplits<>(last, letGo);
        }
        long now = System.nanoTime();
        var next = shards.entrySet().stream()
                .filter(shard -> !shard.getValue().ended())
                .min(Comparator.comparingLong(shard -> shard.getValue().due() - now));
        long wait =
                next.map(shard -> (shard.getValue().due() - now) / 1_000_000).orElse(LONGEST_WAIT);
        boolean due = waited(Math.min(wait, LONGEST_WAIT)) && wait <= LONGEST_WAIT;
        if (next.isEmpty() || !due) {
            return new RecordsBySplits<>(Map.of(), Set.of());
        }
        String shardId = next.get().getKey();
        PolledShard shard = next.get().getValue();
        try {
            List<ShardItem> items = shard.poll(System.nanoTime());
            if (shard.well()) {
                tally.well();
            }
            return new RecordsBySplits<>(items.isEmpty() ? Map.of() : Map.of(shardId, items), Set.of());
        } catch (SdkException e) {
            String what = "Shard " + shardId + " of " + stream.name() + " can't be read: " + e.getMessage();
            if (!shard.failed(e, System.nanoTime())) {
                throw new IOException(what, e);
            }
            tally.trouble(what);
            return new RecordsBySplits<>(Map.of(), Set.of());
        }
    }

    /** Waits so many milliseconds; false if something else is to be done before. */
    private boolean waited(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (bell) {
            try {
                long left = end - System.nanoTime();
                while (!rung && left > 0) {
                    bell.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = end - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            boolean undisturbed = !rung;
            rung = false;
            return undisturbed;
        }
    }

    @Override
    public void handleSplitsChanges(SplitsChange<ShardSplit> change) {
        if (!(change instanceof SplitsAddition<ShardSplit>)) {
            throw new UnsupportedOperationException("Only new shards are expected, not " + change);
        }
        List<ShardSplit> added = new ArrayList<>(change.splits());
        long now = System.nanoTime();
        added.forEach(split -> shards.put(split.shardId(), new PolledShard(kinesis, stream, split, most, now)));
    }

    @Override
    public void wakeUp() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    @Override
    public void close() {
        shards.values().forEach(PolledShard::close);
        kinesis.close();
    }
}
