package dev.weir.streamingsql.kinesis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Which shards are known, which wait, and which have been read to their end. A shard waits until those of its parents that are still
 * retained have ended, so that the records of a key are read in their order through any reshard.
 */
final class Lineage {

    private final Map<String, List<String>> parentsOf = new LinkedHashMap<>();
    private final Map<String, ShardSplit> waiting = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private boolean begun;

    Lineage() {}

    Lineage(LineageState state) {
        parentsOf.putAll(state.parentsOf());
        state.waiting().forEach(split -> waiting.put(split.shardId(), split));
        ended.addAll(state.ended());
        begun = state.begun();
    }

    LineageState state() {
        return new LineageState(begun, parentsOf, List.copyOf(waiting.values()), List.copyOf(ended));
    }

    /**
     * Takes in a listing. Shards of the first begin where the reader wants to; those that are seen later came from a reshard since and
     * are read from their beginning.
     */
    void listed(Collection<Shard> shards, StartAt start) {
        for (Shard shard : shards) {
            if (parentsOf.containsKey(shard.shardId())) {
                continue;
            }
            List<String> parents = new ArrayList<>();
            if (shard.parentShardId() != null) {
                parents.add(shard.parentShardId());
            }
            if (shard.adjacentParentShardId() != null) {
                parents.add(shard.adjacentParentShardId());
            }
            parentsOf.put(shard.shardId(), List.copyOf(parents));
            boolean closed = shard.sequenceNumberRange().endingSequenceNumber() != null;
            if (!begun && closed && start.equals(StartAt.LATEST)) {
                ended.add(shard.shardId());
            } else {
                StartAt from = begun ? StartAt.TRIM_HORIZON : start;
                waiting.put(shard.shardId(), new ShardSplit(shard.shardId(), parents, from));
            }
        }
        begun = true;
    }

    /** Takes out those that may be read now. */
    List<ShardSplit> takeReady() {
        List<ShardSplit> ready = waiting.values().stream()
                .filter(split -> split.parents().stream()
                        .allMatch(parent -> !parentsOf.containsKey(parent) || ended.contains(parent)))
                .toList();
        ready.forEach(split -> waiting.remove(split.shardId()));
        return ready;
    }

    void putBack(Collection<ShardSplit> splits) {
        splits.forEach(split -> waiting.put(split.shardId(), split));
    }

    void ended(String shardId) {
        ended.add(shardId);
    }

    /** Whether no child of it waits. */
    boolean handedOn(String shardId) {
        return waiting.values().stream().noneMatch(split -> split.parents().contains(shardId));
    }
}
