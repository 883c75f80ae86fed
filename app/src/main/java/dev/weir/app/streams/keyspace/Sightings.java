package dev.weir.app.streams.keyspace;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When this console saw a shard for the first time, and when closed for the first time: what bounds a reshard where
 * sequence numbers do not tell its time. Forgets shards that are gone.
 */
final class Sightings {

    private final Map<String, Moment> appeared = new HashMap<>();
    private final Map<String, Moment> closed = new HashMap<>();
    private @Nullable Instant lastLook;

    /** @param lookedAt when the list was asked for */
    void look(Collection<ListedShard> shards, Instant lookedAt) {
        Instant before = lastLook == null ? Instant.MIN : lastLook;
        for (ListedShard shard : shards) {
            appeared.putIfAbsent(shard.id(), new Moment(before, lookedAt));
            if (shard.ending() != null) {
                closed.putIfAbsent(shard.id(), new Moment(before, lookedAt));
            }
        }
        var known = shards.stream().map(ListedShard::id).collect(Collectors.toSet());
        appeared.keySet().retainAll(known);
        closed.keySet().retainAll(known);
        lastLook = lookedAt;
    }

    Moment appeared(String shardId) {
        return appeared.getOrDefault(shardId, Moment.BEFORE_ALL);
    }

    Moment closed(String shardId) {
        return closed.getOrDefault(shardId, Moment.BEFORE_ALL);
    }
}
