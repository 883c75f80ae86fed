package dev.weir.streamingsql.kinesis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final KinesisClient kinesis;
    private final Map<String, PolledShard> shards = new LinkedHashMap<>();
    private final Object bell = new Object();
    private boolean rung;

    /**
     * @param most records to ask for at once
     * @param released shards that may be let go of, taken out as that is done
     */
    ShardSplitReader(StreamAddress stream, int most, Set<String> released) {
        this.stream = stream;
        this.most = most;
        this.released = released;
        this.kinesis = stream.client();
    }

    @Override
    public RecordsWithSplitIds<ShardItem> fetch() throws IOException {
        Set<String> letGo = new HashSet<>(released);
        letGo.retainAll(shards.keySet());
        if (!letGo.isEmpty()) {
            released.removeAll(letGo);
            shards.keySet().removeAll(letGo);
            return new RecordsBySplits<>(Map.of(), letGo);
        }
        long now = System.nanoTime();
        var next = shards.entrySet().stream()
                .filter(shard -> !shard.getValue().ended())
                .min(Comparator.comparingLong(shard -> shard.getValue().due() - now));
        long wait =
                next.map(shard -> (shard.getValue().due() - now) / 1_000_000).orElse(LONGEST_WAIT);
        if (next.isEmpty() || !waited(wait)) {
            return new RecordsBySplits<>(Map.of(), Set.of());
        }
        String shardId = next.get().getKey();
        try {
            List<ShardItem> items = next.get().getValue().poll(System.nanoTime());
            return new RecordsBySplits<>(items.isEmpty() ? Map.of() : Map.of(shardId, items), Set.of());
        } catch (SdkException e) {
            throw new IOException("Shard " + shardId + " of " + stream.name() + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Waits so many milliseconds; false if something else is to be done before. */
    private boolean waited(long millis) {
        long end = System.nanoTime() + Math.min(millis, LONGEST_WAIT) * 1_000_000;
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
        kinesis.close();
    }
}
