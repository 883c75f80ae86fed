package dev.weir.app.records.tail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which shard may be read when: a shard begins once all its parents that belong to this tail have been read to their
 * end, so that records with one partition key stay in order across a split or a merge. Not thread-safe.
 */
final class ShardLineage {

    private final Map<String, Set<String>> parents = new TreeMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    /** A shard of the tail; known ones are left as they are. */
    void add(String shardId, Collection<String> itsParents) {
        parents.putIfAbsent(shardId, Set.copyOf(itsParents));
    }

    /** The shard has been read to its end, or never will be. */
    void end(String shardId) {
        ended.add(shardId);
    }

    /** The shards that may begin now; each is given once. */
    List<String> begin() {
        List<String> ready = new ArrayList<>();
        parents.forEach((shardId, itsParents) -> {
            if (!begun.contains(shardId) && itsParents.stream().allMatch(this::done)) {
                ready.add(shardId);
            }
        });
        begun.addAll(ready);
        return ready;
    }

    private boolean done(String parent) {
        return ended.contains(parent) || !parents.containsKey(parent);
    }

    /** Those that wait for their parents. */
    List<String> waiting() {
        return parents.keySet().stream().filter(id -> !begun.contains(id)).toList();
    }

    /** Whether nothing is being read and nothing waits. */
    boolean finished() {
        return !parents.isEmpty() && ended.containsAll(parents.keySet());
    }

    /** Shards being read. */
    int active() {
        return begun.size() - ended.size();
    }
}
