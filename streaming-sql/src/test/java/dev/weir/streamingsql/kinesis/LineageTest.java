package dev.weir.streamingsql.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Which shards may be read when. */
class LineageTest {

    @Test
    void aMergedShardWaitsForBothOfItsParents() {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(closed("a"), closed("b"), open("c", "a", "b")), StartAt.TRIM_HORIZON);
        assertThat(lineage.takeReady()).extracting(ShardSplit::shardId).containsExactly("a", "b");

        lineage.ended("a");
        assertThat(lineage.takeReady()).isEmpty();
        assertThat(lineage.handedOn("a")).isFalse();

        lineage.ended("b");
        assertThat(lineage.takeReady()).extracting(ShardSplit::shardId).containsExactly("c");
        assertThat(lineage.handedOn("a")).isTrue();
    }

    @Test
    void aShardGoesToTheReaderOfItsParent() {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(closed("a"), open("b", "a", null), open("c", "gone", null)), StartAt.TRIM_HORIZON);
        lineage.takeReady();
        lineage.readBy("a", 1);
        lineage.ended("a");
        assertThat(lineage.takeReady())
                .singleElement()
                .satisfies(split -> assertThat(lineage.readerFor(split)).isEqualTo(1));
        assertThat(lineage.readerFor(new ShardSplit("c", List.of("gone"), StartAt.LATEST)))
                .isNull();
    }

    @Test
    void aShardOfTwoReadersWaitsForACheckpointAfterItsParents() {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(closed("a"), closed("b"), open("c", "a", "b")), StartAt.TRIM_HORIZON);
        lineage.takeReady();
        lineage.readBy("a", 0);
        lineage.readBy("b", 1);
        lineage.ended("a");
        lineage.ended("b");
        assertThat(lineage.takeReady()).isEmpty();
        lineage.settled(List.of("a"));
        assertThat(lineage.takeReady()).isEmpty();
        lineage.settled(List.of("a", "b"));
        assertThat(lineage.takeReady()).extracting(ShardSplit::shardId).containsExactly("c");
    }

    @Test
    void aParentThatIsNoLongerRetainedIsNotWaitedFor() {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(open("c", "gone", null)), StartAt.TRIM_HORIZON);
        assertThat(lineage.takeReady()).extracting(ShardSplit::shardId).containsExactly("c");
    }

    @Test
    void fromTheLatestClosedShardsAreLeftAndLaterOnesReadFromTheirBeginning() {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(closed("a"), open("b", "a", null)), StartAt.LATEST);
        assertThat(lineage.takeReady()).containsExactly(new ShardSplit("b", List.of("a"), StartAt.LATEST));

        lineage.listed(List.of(closed("a"), closed("b"), open("c", "b", null)), StartAt.LATEST);
        lineage.ended("b");
        assertThat(lineage.takeReady()).containsExactly(new ShardSplit("c", List.of("b"), StartAt.TRIM_HORIZON));
    }

    @Test
    void aCheckpointBringsItBack() throws IOException {
        Lineage lineage = new Lineage();
        lineage.listed(List.of(closed("a"), open("b", "a", null)), StartAt.TRIM_HORIZON);
        assertThat(lineage.takeReady()).hasSize(1);

        var serializer = new LineageState.Serializer();
        Lineage restored = new Lineage(serializer.deserialize(1, serializer.serialize(lineage.state())));
        assertThat(restored.state()).isEqualTo(lineage.state());
        assertThat(restored.takeReady()).isEmpty();
        restored.ended("a");
        assertThat(restored.takeReady()).extracting(ShardSplit::shardId).containsExactly("b");
    }

    @Test
    void aPositionIsReadAsItWasWritten() throws IOException {
        ShardSplit split = new ShardSplit("a", List.of("p", "q"), StartAt.after("49"), 1_777_896_000_000L);
        var serializer = new ShardSplitSerializer();
        assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);
    }

    private static Shard open(String id, String parent, String adjacent) {
        return Shard.builder()
                .shardId(id)
                .parentShardId(parent)
                .adjacentParentShardId(adjacent)
                .sequenceNumberRange(range -> range.startingSequenceNumber("1"))
                .build();
    }

    private static Shard closed(String id) {
        return Shard.builder()
                .shardId(id)
                .sequenceNumberRange(range -> range.startingSequenceNumber("1").endingSequenceNumber("2"))
                .build();
    }
}
