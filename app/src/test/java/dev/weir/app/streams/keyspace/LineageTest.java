package dev.weir.app.streams.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.streams.HashRange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who had which key when, over lists of shards made by hand. */
class LineageTest {

    private static final Instant NOW = Instant.parse("2026-11-25T21:00:00Z");
    private static final Instant CREATED = NOW.minusSeconds(3600);
    private static final BigInteger LAST = HashRange.KEY_SPACE.subtract(BigInteger.ONE);
    private static final BigInteger HALF = HashRange.KEY_SPACE.shiftRight(1);
    private static final HashRange ALL = new HashRange(BigInteger.ZERO, LAST);
    private static final HashRange LOW = new HashRange(BigInteger.ZERO, HALF.subtract(BigInteger.ONE));
    private static final HashRange HIGH = new HashRange(HALF, LAST);

    /** A number in the service's own layout: of a shard created then, for a record that came then. */
    private static String number(Instant created, Instant came) {
        return new BigInteger("2" + hex(created) + "0" + "0".repeat(16) + "00" + hex(came) + "0".repeat(8) + "2", 16)
                .toString();
    }

    private static String hex(Instant time) {
        return String.format("%09x", time.getEpochSecond());
    }

    @Test
    void sequenceNumbersTellWhenAShardBeganAndWasClosed() {
        Instant came = NOW.minusSeconds(7);
        assertThat(SequenceTime.created(number(CREATED, came), NOW)).isEqualTo(CREATED);
        assertThat(SequenceTime.came(number(CREATED, came), NOW)).isEqualTo(came);
    }

    @Test
    void aTimeThatCannotBeIsNotBelieved() {
        assertThat(SequenceTime.created(number(NOW.plusSeconds(200_000), NOW), NOW))
                .isNull();
        assertThat(SequenceTime.created(number(Instant.parse("2001-01-01T00:00:00Z"), NOW), NOW))
                .isNull();
        assertThat(SequenceTime.created("1", NOW)).isNull();
        assertThat(SequenceTime.created(null, NOW)).isNull();
    }

    @Test
    void aSplitAndAMergeAreKnownToTheSecondAndAKeyHasOneShardAtEachTime() {
        Instant split = NOW.minusSeconds(600);
        Instant merged = NOW.minusSeconds(300);
        Sightings sightings = new Sightings();
        List<ListedShard> shards = List.of(
                new ListedShard(
                        "shardId-000000000000", ALL, List.of(), number(CREATED, CREATED), number(CREATED, split)),
                new ListedShard(
                        "shardId-000000000001",
                        LOW,
                        List.of("shardId-000000000000"),
                        number(split, split),
                        number(split, merged)),
                new ListedShard(
                        "shardId-000000000002",
                        HIGH,
                        List.of("shardId-000000000000"),
                        number(split, split),
                        number(split, merged)),
                new ListedShard(
                        "shardId-000000000003",
                        ALL,
                        List.of("shardId-000000000001", "shardId-000000000002"),
                        number(merged, merged),
                        null));
        sightings.look(shards, NOW);
        Lineage lineage = Lineage.of(shards, sightings, CREATED, NOW);
        assertThat(lineage.exact()).isTrue();
        assertThat(lineage.reshards()).isEqualTo(2);
        BigInteger key = PartitionKeys.hash("customer-42");
        assertThat(key).isGreaterThan(HALF);
        assertThat(lineage.hit(key).name()).isEqualTo("shard 3");
        assertThat(lineage.hit(key, split.minusSeconds(1)).name()).isEqualTo("shard 0");
        assertThat(lineage.hit(key, split).name()).isEqualTo("shard 2");
        assertThat(lineage.hit(key, merged).name()).isEqualTo("shard 3");
        assertThat(lineage.hit(key, CREATED.minusSeconds(1))).isNull();
        assertThat(lineage.path(key))
                .extracting(stay -> stay.shard().name())
                .containsExactly("shard 0", "shard 2", "shard 3");
        assertThat(lineage.path(key).getFirst().to()).isEqualTo(split);
    }

    @Test
    void withoutTimesAReshardIsBoundedByTwoLooks() {
        Sightings sightings = new Sightings();
        ListedShard before = new ListedShard("a", ALL, List.of(), "1", null);
        sightings.look(List.of(before), NOW);
        List<ListedShard> after = List.of(
                new ListedShard("a", ALL, List.of(), "1", "2"),
                new ListedShard("b", LOW, List.of("a"), "3", null),
                new ListedShard("c", HIGH, List.of("a"), "4", null));
        Instant later = NOW.plusSeconds(20);
        sightings.look(after, later);
        Lineage lineage = Lineage.of(after, sightings, CREATED, later);
        assertThat(lineage.exact()).isFalse();
        assertThat(lineage.shard("b").began()).isEqualTo(new Moment(NOW, later));
        assertThat(lineage.shard("a").ended()).isEqualTo(new Moment(NOW, later));
        assertThat(lineage.shard("a").began()).isEqualTo(Moment.at(CREATED));
    }

    @Test
    void aStreamThatWasReshardedThirtyTimesCoversTheKeySpaceOnceAtEachTime() {
        List<ListedShard> shards = new java.util.ArrayList<>();
        String parent = "shardId-000000000000";
        HashRange range = ALL;
        Instant began = CREATED;
        for (int i = 0; i < 30; i++) {
            Instant split = CREATED.plusSeconds(60L * (i + 1));
            List<String> of =
                    i == 0 ? List.of() : List.of(String.format("shardId-%012d", 2 * i - 3 < 0 ? 0 : 2 * i - 2));
            shards.add(new ListedShard(parent, range, of, number(began, began), number(began, split)));
            String low = String.format("shardId-%012d", 2 * i + 1);
            String high = String.format("shardId-%012d", 2 * i + 2);
            HashRange lower = new HashRange(range.start(), range.middle().subtract(BigInteger.ONE));
            shards.add(new ListedShard(low, lower, List.of(parent), number(split, split), null));
            range = new HashRange(range.middle(), range.end());
            parent = high;
            began = split;
        }
        shards.add(new ListedShard(parent, range, List.of("shardId-000000000058"), number(began, began), null));
        Lineage lineage = Lineage.of(shards, new Sightings(), CREATED, NOW);
        for (int minute = 0; minute < 59; minute++) {
            Instant time = CREATED.plusSeconds(60L * minute + 30);
            for (String key : List.of("a", "b", "customer-42", "x-9")) {
                BigInteger hash = PartitionKeys.hash(key);
                assertThat(lineage.lives().stream().filter(life -> life.holds(hash) && life.lived(time)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void keysAreReadAsTheServiceTakesThem() {
        assertThat(PartitionKeys.hex(PartitionKeys.hash("customer-42")))
                .isEqualTo("0xcd8e59ee8a860085890d6eac45cd29b0");
        assertThat(PartitionKeys.explicit("0x10")).isEqualTo(BigInteger.valueOf(16));
        assertThat(PartitionKeys.explicit(LAST.toString())).isEqualTo(LAST);
        assertThat(PartitionKeys.explicit(HashRange.KEY_SPACE.toString())).isNull();
        assertThat(PartitionKeys.explicit("12a")).isNull();
        assertThat(KeyLookup.problem("x".repeat(257), false)).contains("257");
    }
}
