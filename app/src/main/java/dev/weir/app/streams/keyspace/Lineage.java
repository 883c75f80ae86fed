package dev.weir.app.streams.keyspace;

import dev.weir.app.streams.ShardEntry;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All shards of a stream that are still listed, each in its time: who had which key when, and what was split or merged
 * when. Immutable.
 */
public final class Lineage {

    static final Lineage EMPTY = new Lineage(List.of());

    private final List<ShardLife> lives;
    private final Map<String, ShardLife> byId = new HashMap<>();

    private Lineage(List<ShardLife> lives) {
        this.lives = lives;
        lives.forEach(life -> byId.put(life.id(), life));
    }

    /** A stretch of time in which a key went to one shard; from {@link Instant#MIN} where its begin is not known. */
    public record Stay(
            ShardLife shard, Instant from, @Nullable Instant to) {}

    /**
     * Puts the shards into their time.
     *
     * @param created when the stream was created, or null if the endpoint does not say
     */
    static Lineage of(List<ListedShard> shards, Sightings sightings, @Nullable Instant created, Instant now) {
        Map<String, Moment> begins = new HashMap<>();
        for (ListedShard shard : shards) {
            begins.put(shard.id(), began(shard, sightings, created, now));
        }
        Map<String, Moment> handedOn = new HashMap<>();
        for (ListedShard shard : shards) {
            Moment began = begins.getOrDefault(shard.id(), Moment.BEFORE_ALL);
            for (String parent : shard.parents()) {
                handedOn.merge(parent, began, (a, b) -> a.latest().isBefore(b.latest()) ? a : b);
            }
        }
        List<ShardLife> lives = new ArrayList<>();
        for (ListedShard shard : shards) {
            Moment began = begins.getOrDefault(shard.id(), Moment.BEFORE_ALL);
            lives.add(new ShardLife(
                    shard.id(),
                    name(shard),
                    shard.range(),
                    shard.parents(),
                    began,
                    shard.ending() == null ? null : ended(shard, handedOn.get(shard.id()), sightings, now)));
        }
        lives.sort(
                Comparator.<ShardLife, BigInteger>comparing(life -> life.range().start())
                        .thenComparing(life -> life.began().latest()));
        return new Lineage(List.copyOf(lives));
    }

    private static Moment began(ListedShard shard, Sightings sightings, @Nullable Instant created, Instant now) {
        Instant written = SequenceTime.created(shard.starting(), now);
        if (written != null) {
            return Moment.at(written);
        }
        if (shard.parents().isEmpty()) {
            return created == null ? Moment.BEFORE_ALL : Moment.at(created);
        }
        Moment seen = sightings.appeared(shard.id());
        return created != null && created.isAfter(seen.earliest()) ? new Moment(created, seen.latest()) : seen;
    }

    /** The children take over where their parent ends, so that no time is left between them. */
    private static Moment ended(ListedShard shard, @Nullable Moment handedOn, Sightings sightings, Instant now) {
        if (handedOn != null) {
            return handedOn;
        }
        Instant written = SequenceTime.came(shard.ending(), now);
        return written == null ? sightings.closed(shard.id()) : Moment.at(written);
    }

    private static String name(ListedShard shard) {
        return new ShardEntry(shard.id(), shard.range(), null, null, true).shortName();
    }

    /** In the order of their keys, then of their time. */
    public List<ShardLife> lives() {
        return lives;
    }

    public @Nullable ShardLife shard(String id) {
        return byId.get(id);
    }

    public List<ShardLife> open() {
        return lives.stream().filter(ShardLife::open).toList();
    }

    /** The shard that had a key at a time; null where none is known, as its records are trimmed. */
    public @Nullable ShardLife hit(BigInteger key, Instant time) {
        for (ShardLife life : lives) {
            if (life.holds(key) && life.lived(time)) {
                return life;
            }
        }
        return null;
    }

    /** The shard that has a key now. */
    public @Nullable ShardLife hit(BigInteger key) {
        for (ShardLife life : lives) {
            if (life.open() && life.holds(key)) {
                return life;
            }
        }
        return null;
    }

    /** All shards that had a key, the oldest first. */
    public List<Stay> path(BigInteger key) {
        return lives.stream()
                .filter(life -> life.holds(key))
                .sorted(Comparator.comparing((ShardLife life) -> life.began().latest()))
                .map(life -> new Stay(
                        life,
                        life.began().latest(),
                        life.ended() == null ? null : life.ended().latest()))
                .toList();
    }

    /** How many splits and merges there were whose children are still listed. */
    public int reshards() {
        return (int) lives.stream()
                .filter(life -> !life.parents().isEmpty())
                .map(life -> List.of(life.parents(), life.began().latest()))
                .distinct()
                .count();
    }

    /** Whether every split and merge is known to the second. */
    public boolean exact() {
        return lives.stream()
                .allMatch(life -> life.parents().isEmpty() || life.began().exact());
    }
}
