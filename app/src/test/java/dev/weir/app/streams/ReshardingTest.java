package dev.weir.app.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReshardingTest {

    private static final BigInteger HALF = BigInteger.TWO.pow(127);
    private static final ShardEntry LOW = shard("shardId-000000000000", BigInteger.ZERO, HALF.subtract(BigInteger.ONE));
    private static final ShardEntry HIGH =
            shard("shardId-000000000001", HALF, HashRange.KEY_SPACE.subtract(BigInteger.ONE));

    @Test
    void theMiddleMakesTwoEqualHalves() {
        BigInteger middle = HIGH.range().middle();
        assertThat(HIGH.range().below(middle).share()).isEqualTo(0.25);
        assertThat(HIGH.range().from(middle).share()).isEqualTo(0.25);
    }

    @Test
    void aKeyMustLieStrictlyInsideTheShard() {
        assertThat(Resharding.problem(HIGH, "abc")).contains("whole number");
        assertThat(Resharding.problem(HIGH, HALF.toString())).contains("inside the shard");
        assertThat(Resharding.problem(HIGH, HALF.subtract(BigInteger.ONE).toString()))
                .contains("inside the shard");
        assertThat(Resharding.problem(HIGH, HashRange.KEY_SPACE.toString())).contains("inside the shard");
        assertThat(Resharding.problem(HIGH, " " + HALF.add(BigInteger.ONE) + " "))
                .isNull();
        assertThat(Resharding.problem(HIGH, HIGH.range().end().toString())).isNull();
    }

    @Test
    void whatASplitChangesIsSaidFirst() {
        assertThat(Resharding.describeSplit(LOW, LOW.range().middle(), 2))
                .startsWith(
                        "shardId-000000000000 closes and two new shards take its keys, 25 % and 25 % of the key space.")
                .contains("Open shards go from 2 to 3: up to 3 MiB/s and 3,000 records/s in.");
        assertThat(Resharding.describeMerge(LOW, HIGH, 2))
                .contains("100 % of the key space")
                .contains("from 2 to 1");
    }

    @Test
    void onlyOpenNeighboursCanBeMerged() {
        ShardEntry closed = new ShardEntry("shardId-000000000002", HIGH.range(), null, null, false);
        List<ShardRow> rows = List.of(new ShardRow(LOW), new ShardRow(HIGH), new ShardRow(closed));
        assertThat(Resharding.neighbours(LOW, rows)).containsExactly(HIGH);
    }

    private static ShardEntry shard(String id, BigInteger start, BigInteger end) {
        return new ShardEntry(id, new HashRange(start, end), null, null, true);
    }
}
