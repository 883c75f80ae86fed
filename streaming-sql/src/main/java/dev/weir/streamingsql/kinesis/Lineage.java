package dev.weir.streamingsql.kinesis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Which shards are known, which wait, and which have been read to their end. A shard waits until those of its parents that are still
 * retained have ended, so that the records of a key are read in their order through any reshard.
 *
 * <p>A shard goes to the reader that had its parent: there the parent holds the watermark until it is taken on. Another reader may have
 * moved time on past its first records. If its two parents were with two readers, it waits until a checkpoint after their ends
 * is complete: then all that follows in the query has had their last records, so that none of its own can overtake them.
 */
final class Lineage {

    private final Map<String, List<String>> parentsOf = new LinkedHashMap<>();
    private final Map<String, ShardSplit> waiting = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private final Map<String, Integer> readers = new LinkedHashMap<>();
    private boolean begun;

    Lineage() {}

    Lineage(LineageState state) {
        parentsOf.putAll(state.parentsOf());
        state.waiting().forEach(split -> waiting.put(split.shardId(), split));
        ended.addAll(state.ended());
        settled.addAll(state.ended());
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
        List<ShardSplit> ready =
                waiting.values().stream().filter(this::mayBegin).toList();
        ready.forEach(split -> waiting.remove(split.shardId()));
        return ready;
    }

    private boolean mayBegin(ShardSplit split) {
        List<String> parents =
                split.parents().stream().filter(parentsOf::containsKey).toList();
        boolean together = parents.stream().map(readers::get).distinct().count() <= 1;
        return ended.containsAll(parents) && (together || settled.containsAll(parents));
    }

    /** A reader has a shard. */
    void readBy(String shardId, int reader) {
        readers.put(shardId, reader);
    }

    /** The reader that has or had a shard or one of its parents, or null. */
    @Nullable Integer readerFor(ShardSplit split) {
        return split.parents().stream()
                .map(readers::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** All that was ended when a checkpoint began has been had by all that follows in the query. */
    void settled(Collection<String> shardIds) {
        settled.addAll(shardIds);
    }

    void putBack(Collection<ShardSplit> splits) {
        splits.forEach(split -> waiting.put(split.shardId(), split));
    }

    void ended(String shardId) {
        ended.add(shardId);
    }

    /** Those that have been read to their end. */
    List<String> ended() {
        return List.copyOf(ended);
    }

    /** Whether no child of it waits. */
    boolean handedOn(String shardId) {
        return waiting.values().stream().noneMatch(split -> split.parents().contains(shardId));
    }
}
