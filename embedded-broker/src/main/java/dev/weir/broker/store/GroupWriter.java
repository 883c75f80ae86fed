package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the batches of one group commit, and puts them into a segment as blocks, joined by shard. Used once, by the
 * committer.
 */
final class GroupWriter {

    /** What a block has room for at first; most are small, and a full one grows to it in few steps. */
    private static final int FIRST_BYTES = 4 * 1024;

    private final Function<ShardKey, ShardLog> logs;
    private final int blockBytes;
    private final Map<ShardKey, List<List<StoredRecord>>> byShard = new LinkedHashMap<>();
    private final Map<ShardKey, Long> lastIndexes = new LinkedHashMap<>();

    /** @param logs the shards' logs with all that is written, durable or not yet */
    GroupWriter(Function<ShardKey, ShardLog> logs, int blockBytes) {
        this.logs = logs;
        this.blockBytes = blockBytes;
    }

    /** Takes a batch into the group, unless its indexes do not ascend; then says what is wrong. */
    @Nullable String add(Map<ShardKey, List<StoredRecord>> batch) {
        Map<ShardKey, Long> reached = new LinkedHashMap<>();
        for (Map.Entry<ShardKey, List<StoredRecord>> part : batch.entrySet()) {
            ShardKey shard = part.getKey();
            Long planned = lastIndexes.get(shard);
            long last =
                    planned != null ? planned : logs.apply(shard).lastIndex().orElse(Long.MIN_VALUE);
            for (StoredRecord record : part.getValue()) {
                if (record.index() <= last) {
                    return "Records of shard " + shard.shardIndex() + " came out of order: index " + record.index()
                            + " after " + last + ".";
                }
                last = record.index();
            }
            if (!part.getValue().isEmpty()) {
                reached.put(shard, last);
            }
        }
        lastIndexes.putAll(reached);
        reached.keySet()
                .forEach(shard ->
                        byShard.computeIfAbsent(shard, key -> new ArrayList<>()).add(batch.get(shard)));
        return null;
    }

    boolean isEmpty() {
        return byShard.isEmpty();
    }

    /** Puts everything into a segment, uncommitted; where the shards' records there are after that. */
    Map<ShardKey, Range> putInto(Segment segment, SegmentFile file) {
        Map<ShardKey, Range> ranges = new LinkedHashMap<>();
        byShard.forEach((shard, lists) -> ranges.put(shard, put(segment, file, shard, lists)));
        return ranges;
    }

    private Range put(Segment segment, SegmentFile file, ShardKey shard, List<List<StoredRecord>> lists) {
        ShardLog log = logs.apply(shard);
        StoredRecord first = lists.getFirst().getFirst();
        StoredRecord last = first;
        BlockWriter block = null;
        for (List<StoredRecord> records : lists) {
            for (StoredRecord record : records) {
                int bytes = BlockWriter.RECORD_OVERHEAD + record.partitionKey().length() + record.data().length;
                if (block != null && block.length() + bytes > blockBytes) {
                    file.put(shard, block);
                    block = null;
                }
                if (block == null) {
                    block = new BlockWriter(record, Math.max(FIRST_BYTES, bytes + 1));
                }
                block.add(record);
                last = record;
            }
        }
        if (block != null) {
            file.put(shard, block);
        }
        long from = log.endsIn(segment) ? log.ranges().getLast().firstIndex() : first.index();
        return new Range(segment, from, last.index(), last.arrivalMillis());
    }
}
