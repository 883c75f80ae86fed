package dev.weir.broker.kinesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All shards of a stream that have not expired. The open ones cover the key space exactly once. Immutable: a split or
 * merge gives a new map.
 */
final class ShardMap {

    static final ShardMap EMPTY = new ShardMap(List.of());

    private final List<Shard> shards;
    private final Shard[] open;
    private final HashKey[] openStarts;

    private ShardMap(List<Shard> shards) {
        this.shards = List.copyOf(shards);
        this.open = shards.stream()
                .filter(Shard::isOpen)
                .sorted(Comparator.comparing(shard -> shard.range().start()))
                .toArray(Shard[]::new);
        this.openStarts =
                Arrays.stream(open).map(shard -> shard.range().start()).toArray(HashKey[]::new);
    }

    static ShardMap of(List<Shard> shards) {
        return new ShardMap(
                shards.stream().sorted(Comparator.comparingInt(Shard::index)).toList());
    }

    /** A new stream's map. */
    static ShardMap create(int shardCount, Instant createdAt) {
        List<Shard> shards = new ArrayList<>(shardCount);
        for (HashKeyRange range : HashKeyRange.divide(shardCount)) {
            shards.add(new Shard(
                    shards.size(),
                    range,
                    createdAt.getEpochSecond(),
                    createdAt,
                    null,
                    OptionalInt.empty(),
                    OptionalInt.empty()));
        }
        return new ShardMap(shards);
    }

    /** All shards by index. */
    List<Shard> all() {
        return shards;
    }

    /** The open shards by hash key. */
    List<Shard> open() {
        return List.of(open);
    }

    int openCount() {
        return open.length;
    }

    @Nullable Shard find(int index) {
        int low = 0;
        int high = shards.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Shard shard = shards.get(middle);
            if (shard.index() == index) {
                return shard;
            }
            if (shard.index() < index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The open shard that takes a hash key. Must not be called on a map without open shards. */
    Shard shardFor(HashKey key) {
        int found = Arrays.binarySearch(openStarts, key);
        return open[found >= 0 ? found : -found - 2];
    }

    /** The shards that were split or merged from a shard. */
    List<Shard> childrenOf(int index) {
        return shards.stream().filter(shard -> shard.isChildOf(index)).toList();
    }

    /** Closes a shard and opens two in its place. */
    ShardMap split(int index, HashKey newStart, Instant now) {
        Shard parent = openShard(index);
        long created = createdAfter(now, parent);
        int next = nextIndex();
        OptionalInt parentIndex = OptionalInt.of(index);
        return with(
                List.of(parent.closed(now)),
                new Shard(next, parent.range().below(newStart), created, now, null, parentIndex, OptionalInt.empty()),
                new Shard(
                        next + 1, parent.range().from(newStart), created, now, null, parentIndex, OptionalInt.empty()));
    }

    /** Closes two adjacent shards and opens one in their place; the first is the one with the lower hash keys. */
    ShardMap merge(int index, int adjacentIndex, Instant now) {
        Shard first = openShard(index);
        Shard second = openShard(adjacentIndex);
        if (!first.range().isFollowedBy(second.range())) {
            throw new IllegalArgumentException(first.id() + " and " + second.id() + " are not adjacent");
        }
        long created = Math.max(createdAfter(now, first), createdAfter(now, second));
        Shard child = new Shard(
                nextIndex(),
                first.range().joinedWith(second.range()),
                created,
                now,
                null,
                OptionalInt.of(index),
                OptionalInt.of(adjacentIndex));
        return with(List.of(first.closed(now), second.closed(now)), child);
    }

    /**
     * Changes to equal shards, as UpdateShardCount does: first every shard is split where a new border lies inside it,
     * then the pieces of each new range are merged. Shards may be opened and closed on the way.
     */
    ShardMap scaleTo(int shardCount, Instant now) {
        ShardMap map = this;
        List<HashKeyRange> ranges = HashKeyRange.divide(shardCount);
        for (HashKeyRange range : ranges) {
            Shard cut = map.shardFor(range.start());
            if (!cut.range().start().equals(range.start())) {
                map = map.split(cut.index(), range.start(), now);
            }
        }
        for (HashKeyRange range : ranges) {
            Shard piece = map.shardFor(range.start());
            while (!piece.range().end().equals(range.end())) {
                Shard next = map.shardFor(piece.range().end().next());
                map = map.merge(piece.index(), next.index(), now);
                piece = map.shardFor(range.start());
            }
        }
        return map;
    }

    /** Leaves out closed shards whose last record must have expired. */
    ShardMap withoutExpired(Instant trimHorizon) {
        boolean any = shards.stream().anyMatch(shard -> shard.isExpired(trimHorizon));
        return any ? new ShardMap(listed(trimHorizon).toList()) : this;
    }

    /** The shards that have not expired. */
    Stream<Shard> listed(Instant trimHorizon) {
        return shards.stream().filter(shard -> !shard.isExpired(trimHorizon));
    }

    private Shard openShard(int index) {
        Shard shard = find(index);
        if (shard == null || !shard.isOpen()) {
            throw new IllegalArgumentException(ShardId.of(index) + " is not open");
        }
        return shard;
    }

    /** The shard of the highest index is always open, hence listed: one more than its index was never used. */
    private int nextIndex() {
        return shards.getLast().index() + 1;
    }

    private static long createdAfter(Instant now, Shard parent) {
        return Math.max(now.getEpochSecond(), parent.createdSeconds()) + 1;
    }

    private ShardMap with(List<Shard> closed, Shard... added) {
        List<Shard> result = new ArrayList<>(shards.size() + added.length);
        for (Shard shard : shards) {
            Shard now = shard;
            for (Shard change : closed) {
                now = change.index() == shard.index() ? change : now;
            }
            result.add(now);
        }
        result.addAll(Arrays.asList(added));
        return new ShardMap(result);
    }
}
