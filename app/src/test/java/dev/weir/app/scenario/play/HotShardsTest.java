package dev.weir.app.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Where a hot shard is cut. */
class HotShardsTest {

    @Test
    void whereItsLoadDividesInTwo() {
        assertThat(HotShards.cut(shard(0, 1_000), keys(1, 2, 3, 900, 950))).isEqualTo(BigInteger.valueOf(3));
    }

    @Test
    void aSingleKeyIsLeftAloneByTwoCuts() {
        List<BigInteger> one = keys(500, 500, 500);
        assertThat(HotShards.cut(shard(0, 1_000), one)).isEqualTo(BigInteger.valueOf(500));
        assertThat(HotShards.cut(shard(500, 1_000), one)).isEqualTo(BigInteger.valueOf(501));
        assertThat(HotShards.cut(shard(500, 500), one)).isNull();
    }

    private static Shard shard(int start, int end) {
        return Shard.builder()
                .hashKeyRange(
                        range -> range.startingHashKey(Integer.toString(start)).endingHashKey(Integer.toString(end)))
                .build();
    }

    private static List<BigInteger> keys(int... keys) {
        return IntStream.of(keys).mapToObj(BigInteger::valueOf).toList();
    }
}
