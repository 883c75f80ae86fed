package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardMapTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void dividesTheKeySpaceAsTheService() {
        List<HashKeyRange> ranges = HashKeyRange.divide(3);
        assertThat(ranges)
                .extracting(range -> range.start() + "-" + range.end())
                .containsExactly(
                        "0-113427455640312821154458202477256070484",
                        "113427455640312821154458202477256070485-226854911280625642308916404954512140969",
                        "226854911280625642308916404954512140970-340282366920938463463374607431768211455");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void openShardsCoverTheKeySpaceOnceAfterAnySplitsAndMerges(long seed) {
        Random random = new Random(seed);
        ShardMap map = ShardMap.create(1 + random.nextInt(5), START);
        Set<Integer> used = new HashSet<>();
        map.all().forEach(shard -> used.add(shard.index()));
        for (int step = 1; step <= 100; step++) {
            ShardMap before = map;
            Instant now = START.plusSeconds(step * 3L);
            Shard shard = map.open().get(random.nextInt(map.openCount()));
            if (random.nextInt(20) == 0) {
                map = map.scaleTo(1 + random.nextInt(12), now);
            } else if (random.nextBoolean() && map.openCount() > 1) {
                int at = random.nextInt(map.openCount() - 1);
                map = map.merge(
                        map.open().get(at).index(), map.open().get(at + 1).index(), now);
            } else {
                BigInteger start = shard.range().start().toBigInteger();
                BigInteger middle = start.add(
                        shard.range().end().toBigInteger().subtract(start).shiftRight(1));
                if (shard.range().canSplitAt(HashKey.of(middle))) {
                    map = map.split(shard.index(), HashKey.of(middle), now);
                }
            }
            for (Shard added : map.all()) {
                if (before.find(added.index()) == null) {
                    assertThat(used.add(added.index()))
                            .as("index %s is new", added.index())
                            .isTrue();
                    assertThat(added.parent()).isPresent();
                    Shard parent = map.find(added.parent().getAsInt());
                    assertThat(parent.closedAt()).isEqualTo(now);
                    assertThat(added.createdSeconds())
                            .isGreaterThan(parent.endingSequenceNumber().seconds());
                }
            }
            assertCovers(map);
            if (step % 25 == 0) {
                map = map.withoutExpired(now);
            }
        }
    }

    private static void assertCovers(ShardMap map) {
        HashKey next = HashKey.MIN;
        for (Shard shard : map.open()) {
            assertThat(shard.range().start()).isEqualTo(next);
            assertThat(map.shardFor(shard.range().start())).isEqualTo(shard);
            assertThat(map.shardFor(shard.range().end())).isEqualTo(shard);
            next = shard.range().end().next();
        }
        assertThat(next).as("wraps around").isEqualTo(HashKey.MIN);
    }

    @Test
    void scalingGivesEqualShards() {
        ShardMap map = ShardMap.create(4, START).scaleTo(6, START.plusSeconds(10));
        assertThat(map.open()).extracting(Shard::range).isEqualTo(HashKeyRange.divide(6));
    }

    @ParameterizedTest
    @CsvSource({
        "shardId-000000000000, 0", "shardId-0, 0", "anything-7, 7", "two-parts-7, 7", "2147483647, 2147483647",
        "a-00002147483647, 2147483647", "-12, 12", "2147483648, -1", "shardId-002147483648, -1", "ABKLFD8, -1",
        "2.14E4, -1", "shardId-, -1", "99999999999999999999, -1",
    })
    void resolvesShardIdsAsTheService(String text, int index) {
        assertThat(ShardId.parse(text).orElse(-1)).isEqualTo(index);
    }
}
