package dev.weir.app.capsule;

import dev.weir.app.capsule.Lineage.Change;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.ShardLister;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Splits and merges the shards of a restored stream as those of the saved one were, each as late as it may be: a shard is ended when the
 * first record of one of its children comes, by which time it has all of its own. What an earlier run did is found by the parents that
 * shards name. Runs on one virtual thread.
 */
final class Resharding {

    /** What surrounds a change. */
    interface Settling {

        /** Puts what waits to be put into the shards as they are. */
        void before() throws InterruptedException;

        /** Waits until the stream is active again. */
        void after() throws InterruptedException;
    }

    private final KinesisClient kinesis;
    private final String streamName;
    private final Lineage lineage;
    private final Pace pace;
    private final Settling settling;
    private final Map<String, Change> madeBy = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private List<Shard> there;

    /** Over a stream that has the shards to begin with, or went on from them. */
    Resharding(KinesisClient kinesis, String streamName, Lineage lineage, Pace pace, Settling settling)
            throws InterruptedException {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.lineage = lineage;
        this.pace = pace;
        this.settling = settling;
        this.there = list();
        for (Change change : lineage.changes()) {
            change.children().forEach(child -> madeBy.put(child.shardId(), change));
        }
        for (ShardPart root : lineage.roots()) {
            there.stream()
                    .filter(shard -> takes(shard, root))
                    .findFirst()
                    .ifPresent(shard -> targets.put(root.shardId(), shard.shardId()));
        }
    }

    private List<Shard> list() throws InterruptedException {
        return Patience.call(pace, () -> ShardLister.all(kinesis, streamName)).stream()
                .sorted(Comparator.comparing(Shard::shardId))
                .toList();
    }

    private static boolean takes(Shard shard, ShardPart saved) {
        return shard.hashKeyRange().startingHashKey().equals(saved.from())
                && shard.hashKeyRange().endingHashKey().equals(saved.to());
    }

    /**
     * The shard that is now what one of the capsule was, made first if need be.
     *
     * @return null if the stream has other shards than it was given
     */
    @Nullable String shard(String saved) throws InterruptedException {
        Change change = madeBy.get(saved);
        if (!targets.containsKey(saved) && change != null) {
            make(change);
        }
        return targets.get(saved);
    }

    /** Whether it is known when a shard of the capsule came about. */
    boolean knows(String saved) {
        return madeBy.containsKey(saved)
                || lineage.roots().stream().anyMatch(root -> root.shardId().equals(saved));
    }

    /**
     * Makes what no record asked for.
     *
     * @return whether all is there
     */
    boolean finish() throws InterruptedException {
        for (Change change : lineage.changes()) {
            for (ShardPart child : change.children()) {
                if (shard(child.shardId()) == null) {
                    return false;
                }
            }
        }
        return true;
    }

    private void make(Change change) throws InterruptedException {
        List<String> parents = new ArrayList<>();
        for (String parent : change.parents()) {
            String target = shard(parent);
            if (target == null) {
                return;
            }
            parents.add(target);
        }
        if (!found(change, parents)) {
            settling.before();
            Patience.call(pace, () -> parents.size() == 2 ? merge(parents) : split(parents.getFirst(), change));
            settling.after();
            there = list();
            found(change, parents);
        }
    }

    private Object merge(List<String> parents) {
        return kinesis.mergeShards(request -> request.streamName(streamName)
                .shardToMerge(parents.getFirst())
                .adjacentShardToMerge(parents.getLast()));
    }

    private Object split(String parent, Change change) {
        return kinesis.splitShard(request -> request.streamName(streamName)
                .shardToSplit(parent)
                .newStartingHashKey(change.children().getLast().from()));
    }

    /** Notes the children of these shards, if they are there. */
    private boolean found(Change change, List<String> parents) {
        boolean all = true;
        for (ShardPart child : change.children()) {
            String target = there.stream()
                    .filter(shard -> takes(shard, child) && parents(shard).equals(Set.copyOf(parents)))
                    .map(Shard::shardId)
                    .findFirst()
                    .orElse(null);
            if (target == null) {
                all = false;
            } else {
                targets.put(child.shardId(), target);
            }
        }
        return all;
    }

    private static Set<String> parents(Shard shard) {
        String parent = Objects.requireNonNullElse(shard.parentShardId(), "");
        String other = shard.adjacentParentShardId();
        return other == null ? Set.of(parent) : Set.of(parent, other);
    }
}
