package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far each shard has been dealt with, kept as records go by. Not thread-safe. */
final class Positions {

    private final Map<String, ShardProgress> shards;

    Positions(Map<String, ShardProgress> from) {
        shards = new TreeMap<>(from);
    }

    void passed(TailedRecord record) {
        shards.put(record.shardId(), new ShardProgress(record.sequenceNumber(), record.arrivalMillis(), false));
    }

    /** Takes what another has seen since. */
    void take(Positions ahead) {
        shards.putAll(ahead.shards);
    }

    /** Their part of the range is done, and nothing of theirs is still on its way. */
    void finished(List<String> ids) {
        for (String id : ids) {
            ShardProgress now = shards.get(id);
            shards.put(
                    id,
                    new ShardProgress(
                            now == null ? null : now.lastSequenceNumber(),
                            now == null ? 0 : now.lastArrivalMillis(),
                            true));
        }
    }

    Map<String, ShardProgress> snapshot() {
        return Map.copyOf(shards);
    }
}
