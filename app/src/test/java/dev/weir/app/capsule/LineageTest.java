package dev.weir.app.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.capsule.Lineage.Change;
import dev.weir.app.capsule.file.Sample;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be told of the history of a stream's shards. */
class LineageTest {

    private static final BigInteger HALF = BigInteger.TWO.pow(127);
    private static final BigInteger QUARTER = BigInteger.TWO.pow(126);
    private static final BigInteger KEYS = BigInteger.TWO.pow(128);

    private static ShardPart shard(int id, BigInteger from, BigInteger next, boolean open, String... parents) {
        return new ShardPart(
                "shard-" + id,
                from.toString(),
                next.subtract(BigInteger.ONE).toString(),
                open,
                parents.length > 0 ? parents[0] : "",
                parents.length > 1 ? parents[1] : "");
    }

    private static Lineage lineage(ShardPart... shards) {
        return Lineage.of(new StreamPart("s", "PROVISIONED", 24, "", List.of(), Map.of(), Map.of(), List.of(shards)));
    }

    private static List<String> changes(Lineage lineage) {
        return lineage.changes().stream()
                .map(change -> change.parents() + " to "
                        + change.children().stream().map(ShardPart::shardId).toList())
                .toList();
    }

    @Test
    void splitsAndMergesAreInTheirOrder() {
        Lineage lineage = lineage(
                shard(0, BigInteger.ZERO, HALF, false),
                shard(1, HALF, KEYS, false),
                shard(2, BigInteger.ZERO, QUARTER, true, "shard-0"),
                shard(3, QUARTER, HALF, false, "shard-0"),
                shard(4, QUARTER, KEYS, true, "shard-3", "shard-1"));
        assertThat(lineage.roots()).extracting(ShardPart::shardId).containsExactly("shard-0", "shard-1");
        assertThat(changes(lineage))
                .containsExactly("[shard-0] to [shard-2, shard-3]", "[shard-3, shard-1] to [shard-4]");
    }

    @Test
    void childrenOfWhatIsGoneAreTheBeginning() {
        Lineage lineage = lineage(
                shard(2, BigInteger.ZERO, QUARTER, true, "shard-0"),
                shard(3, QUARTER, HALF, true, "shard-0"),
                shard(1, HALF, KEYS, true));
        assertThat(lineage.roots()).extracting(ShardPart::shardId).containsExactly("shard-2", "shard-3", "shard-1");
        assertThat(lineage.changes()).isEmpty();
        assertThat(lineage.hasClosed()).isFalse();
    }

    @Test
    void aStandInTakesThePlaceOfOneThatWasMergedAndIsGone() {
        Lineage lineage =
                lineage(shard(1, HALF, KEYS, false), shard(2, BigInteger.ZERO, KEYS, true, "shard-0", "shard-1"));
        assertThat(lineage.roots()).extracting(ShardPart::from).containsExactly("0", HALF.toString());
        Change merge = lineage.changes().getFirst();
        assertThat(merge.parents()).containsExactly(lineage.roots().getFirst().shardId(), "shard-1");
    }

    @Test
    void whatDoesNotHoldTogetherLeavesTheOpenShards() {
        ShardPart all = shard(2, BigInteger.ZERO, KEYS, true, "shard-0", "shard-1");
        List<ShardPart[]> broken = List.of(
                // A closed one that nothing came out of.
                new ShardPart[] {shard(1, HALF, KEYS, false), shard(2, BigInteger.ZERO, KEYS, true)},
                // Each the other's parent.
                new ShardPart[] {shard(1, BigInteger.ZERO, KEYS, false, "shard-1", "shard-2"), all},
                // One half of a split.
                new ShardPart[] {
                    shard(0, BigInteger.ZERO, KEYS, false),
                    shard(1, BigInteger.ZERO, HALF, true, "shard-0"),
                    shard(2, HALF, KEYS, true)
                },
                // Parents that do not lie beside each other.
                new ShardPart[] {shard(0, BigInteger.ZERO, QUARTER, false), shard(1, HALF, KEYS, false), all});
        for (ShardPart[] shards : broken) {
            Lineage lineage = lineage(shards);
            assertThat(lineage.changes()).isEmpty();
            assertThat(lineage.roots()).allMatch(ShardPart::open);
            assertThat(ShardPart.tile(lineage.roots())).isTrue();
        }
    }

    @Test
    void theSamplesHistoryIsWhole() {
        assertThat(Lineage.of(Sample.stream("orders")).changes()).hasSize(1);
    }
}
