package dev.weir.app.capsule;

import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a stream came to its shards, as far as that is known: shards to begin with, and the splits and merges after them. Shards that
 * had gone out of retention when the stream was saved are not known; where one was merged with one that is, a stand-in takes its place.
 *
 * @param roots shards to begin with, by their place in the key space
 * @param changes in the order in which they were made
 */
record Lineage(List<ShardPart> roots, List<Change> changes) {

    /**
     * A split or a merge.
     *
     * @param parents ids of one shard, or of two by their place in the key space
     * @param children two shards by their place in the key space, or one
     */
    record Change(List<String> parents, List<ShardPart> children) {}

    /** The history of a stream; its open shards alone if what the capsule says of closed ones does not hold together. */
    static Lineage of(StreamPart stream) {
        Lineage whole = new Builder(stream).build();
        return whole == null ? new Lineage(stream.open(), List.of()) : whole;
    }

    /** Whether there are closed shards whose place in it is known. */
    boolean hasClosed() {
        return !changes.isEmpty();
    }

    /** Of one stream; gives null where anything does not fit. */
    private static final class Builder {

        private final List<ShardPart> shards;
        private final Map<String, ShardPart> byId = new HashMap<>();
        private final Set<String> ended = new HashSet<>();
        private final Set<String> made = new HashSet<>();
        private final List<ShardPart> roots = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        Builder(StreamPart stream) {
            // Ids are given in the order in which shards are made.
            shards = stream.shards().stream()
                    .sorted(Comparator.comparing(ShardPart::shardId))
                    .toList();
            shards.forEach(shard -> byId.put(shard.shardId(), shard));
        }

        @Nullable Lineage build() {
            for (ShardPart shard : shards) {
                if (!made.contains(shard.shardId()) && !make(shard)) {
                    return null;
                }
            }
            boolean allEnded = shards.stream().allMatch(shard -> shard.open() != ended.contains(shard.shardId()));
            if (!allEnded || !ShardPart.tile(roots)) {
                return null;
            }
            return new Lineage(
                    roots.stream()
                            .sorted(Comparator.comparing(ShardPart::first))
                            .toList(),
                    List.copyOf(changes));
        }

        private boolean make(ShardPart shard) {
            ShardPart parent = byId.get(shard.parent());
            ShardPart other = byId.get(shard.adjacentParent());
            if (parent == null && other == null) {
                roots.add(shard);
                return made.add(shard.shardId());
            }
            if (parent != null && shard.adjacentParent().isEmpty()) {
                return split(parent);
            }
            return merge(shard, parent, other);
        }

        private boolean split(ShardPart parent) {
            List<ShardPart> children = shards.stream()
                    .filter(child -> child.parent().equals(parent.shardId())
                            && child.adjacentParent().isEmpty())
                    .sorted(Comparator.comparing(ShardPart::first))
                    .toList();
            return children.size() == 2 && parent.isMadeOf(children) && change(List.of(parent), children);
        }

        private boolean merge(ShardPart child, @Nullable ShardPart one, @Nullable ShardPart two) {
            ShardPart known = one == null ? two : one;
            if (known == null) {
                return false;
            }
            ShardPart second = (one != null && two != null) ? two : child.without(known);
            if (second == null) {
                return false;
            }
            if (!byId.containsKey(second.shardId())) {
                roots.add(second);
                made.add(second.shardId());
            }
            List<ShardPart> parents = List.of(known, second).stream()
                    .sorted(Comparator.comparing(ShardPart::first))
                    .toList();
            return child.isMadeOf(parents) && change(parents, List.of(child));
        }

        private boolean change(List<ShardPart> parents, List<ShardPart> children) {
            for (ShardPart parent : parents) {
                if (!made.contains(parent.shardId()) || !ended.add(parent.shardId())) {
                    return false;
                }
            }
            for (ShardPart child : children) {
                if (!made.add(child.shardId())) {
                    return false;
                }
            }
            return changes.add(
                    new Change(parents.stream().map(ShardPart::shardId).toList(), children));
        }
    }
}
