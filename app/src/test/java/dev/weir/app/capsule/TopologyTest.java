package dev.weir.app.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As few splits as there can be. */
class TopologyTest {

    private static final BigInteger KEYS = BigInteger.TWO.pow(128);

    private static List<ShardPart> shards(List<BigInteger> borders) {
        List<ShardPart> shards = new ArrayList<>();
        BigInteger from = BigInteger.ZERO;
        for (int i = 0; i <= borders.size(); i++) {
            BigInteger next = i < borders.size() ? borders.get(i) : KEYS;
            shards.add(new ShardPart(
                    "shardId-" + i,
                    from.toString(),
                    next.subtract(BigInteger.ONE).toString(),
                    true,
                    "",
                    ""));
            from = next;
        }
        return shards;
    }

    @Test
    void equalShardsNeedNoSplit() {
        for (int shards : new int[] {1, 2, 3, 7, 100}) {
            Topology topology = Topology.of(shards(Topology.equalBorders(shards)));
            assertThat(topology.shards()).isEqualTo(shards);
        }
    }

    @Test
    void aSplitShardKeepsTheEqualOnes() {
        List<BigInteger> borders = new ArrayList<>(Topology.equalBorders(4));
        borders.add(1, borders.getFirst().add(BigInteger.valueOf(1_000)));
        Topology topology = Topology.of(shards(borders));
        assertThat(topology.shards()).isEqualTo(4);
        assertThat(topology.borders()).hasSize(4);
    }

    @Test
    void bordersThatFitNothingAreAllSplits() {
        Topology topology = Topology.of(shards(List.of(BigInteger.TEN, BigInteger.valueOf(99))));
        assertThat(topology.shards()).isEqualTo(1);
        assertThat(topology.borders()).hasSize(2);
    }
}
