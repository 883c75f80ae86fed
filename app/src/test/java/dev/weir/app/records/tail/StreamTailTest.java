package dev.weir.app.records.tail;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

class StreamTailTest {

    private final FakeStream stream = new FakeStream();
    private final Kept buffer = new Kept();
    private final Coverage coverage = new Coverage();
    private StreamTail tail;

    @AfterEach
    void end() {
        if (tail != null) {
            tail.close();
        }
    }

    private void start(StartingPosition position) {
        start(position, FakeStream.FAST);
    }

    private void start(StartingPosition position, Pace pace) {
        start(new TailRequest(null, position, new Until.Never(), Long.MAX_VALUE), pace);
    }

    private void start(TailRequest request, Pace pace) {
        tail = new StreamTail(source(pace), request, buffer, () -> {});
        tail.start();
    }

    private TailSource source(Pace pace) {
        return new TailSource(stream, "s", coverage, new Courtesy(5), pace, InstantSource.system());
    }

    private List<String> shown() {
        return FakeStream.data(buffer.shown()).toList();
    }

    private void put(String shard, int from, int to) {
        IntStream.range(from, to).forEach(i -> stream.put(shard, shard + ":" + i));
    }

    @Test
    void everyRecordComesOnceAndInTheOrderOfArrival() {
        stream.shard("a").shard("b").shard("c");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String shard = List.of("a", "b", "c").get(i % 3);
            stream.put(shard, shard + i);
            expected.add(shard + i);
        }
        // On the fast clock a pause of 15 ms is longer than a record is held for slower shards.
        start(new StartingPosition.TrimHorizon(), FakeStream.SLOW_CLOCK);
        eventually("all records", () -> buffer.total() == 3_000);
        assertThat(shown()).isEqualTo(expected);
    }

    @Test
    void childrenFollowTheirParentsAfterASplitAndAMerge() {
        stream.shard("a").shard("b");
        put("a", 0, 700);
        put("b", 0, 5);
        start(new StartingPosition.TrimHorizon());
        eventually("the first records", () -> buffer.total() == 705);
        stream.shard("c", "a", "b");
        put("c", 0, 10);
        stream.close("a");
        eventually("the end of a", () -> phase("a") == ShardStatus.Phase.ENDED);
        assertThat(buffer.total())
                .as("the merged child waits for its other parent")
                .isEqualTo(705);
        stream.close("b");
        eventually("the merged child's records", () -> buffer.total() == 715);
        stream.shard("d", "c");
        stream.shard("e", "c");
        stream.close("c");
        put("d", 0, 3);
        put("e", 0, 3);
        eventually("the split children's records", () -> buffer.total() == 721);
        assertThat(shown()).doesNotHaveDuplicates();
    }

    private ShardStatus.Phase phase(String shardId) {
        return tail.status().shards().stream()
                .filter(shard -> shard.shardId().equals(shardId))
                .map(ShardStatus::phase)
                .findFirst()
                .orElse(null);
    }

    @Test
    void anExpiredIteratorLosesAndRepeatsNothing() {
        stream.shard("a");
        put("a", 0, 10);
        start(new StartingPosition.TrimHorizon());
        eventually("the first records", () -> buffer.total() == 10);
        stream.expireIterators();
        put("a", 10, 20);
        eventually("the later records", () -> buffer.total() == 20);
        assertThat(shown())
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "a:" + i).toList());
    }

    @Test
    void aRunBeforeAnotherEndsWhereThatBeganAndNothingComesTwice() {
        stream.shard("a").shard("b");
        put("a", 0, 50);
        start(new StartingPosition.Latest());
        eventually("the tip", () -> stream.reads.get() > 2);
        put("a", 50, 60);
        eventually("the new records", () -> buffer.total() == 10);
        Kept earlier = new Kept();
        try (StreamTail before = new StreamTail(
                source(FakeStream.FAST),
                new TailRequest(null, new StartingPosition.TrimHorizon(), new Until.Tip(), Long.MAX_VALUE),
                earlier,
                () -> {})) {
            before.start();
            eventually("the end of the earlier run", () -> before.status().ended());
            put("a", 60, 70);
            eventually("what came last", () -> buffer.total() == 20);
            assertThat(FakeStream.data(earlier.shown()).toList())
                    .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "a:" + i).toList());
        }
        assertThat(shown())
                .isEqualTo(IntStream.range(50, 70).mapToObj(i -> "a:" + i).toList());
    }

    @Test
    void aLaterRunEndsTheEarlierOneWhereTheyMeet() {
        stream.shard("a");
        put("a", 0, 3_000);
        Kept later = new Kept();
        StartingPosition there = new StartingPosition.AtSequenceNumber("2500");
        try (StreamTail second = new StreamTail(source(FakeStream.FAST), TailRequest.from(there), later, () -> {})) {
            second.start();
            eventually("the later records", () -> later.total() == 1_501);
            start(new StartingPosition.TrimHorizon());
            eventually("the end", () -> tail.status().ended());
            assertThat(phase("a")).isEqualTo(ShardStatus.Phase.REACHED);
        }
        assertThat(buffer.total()).isEqualTo(1_499);
    }

    @Test
    void shardsAreFoundByTheOlderOperationWhereListShardsIsDenied() {
        stream.shard("a");
        put("a", 0, 5);
        stream.denyListShards();
        start(new StartingPosition.TrimHorizon());
        eventually("the records", () -> buffer.total() == 5);
    }

    @Test
    void aDeniedShardIsSaidAndTheOthersGoOn() {
        stream.shard("a").shard("b");
        put("a", 0, 5);
        put("b", 0, 5);
        stream.deny("a");
        start(new StartingPosition.TrimHorizon());
        eventually("the records of the other", () -> buffer.total() == 5);
        eventually("the trouble", () -> phase("a") == ShardStatus.Phase.RETRYING);
        assertThat(tail.status().ended()).isFalse();
    }

    @Test
    void aStreamDeletedUnderWayIsSaid() {
        stream.shard("a");
        put("a", 0, 5);
        start(new StartingPosition.TrimHorizon());
        eventually("the records", () -> buffer.total() == 5);
        stream.breakWith(ResourceNotFoundException.builder().message("gone").build());
        eventually("the end", () -> tail.status().ended());
        assertThat(phase("a")).isEqualTo(ShardStatus.Phase.FAILED);
        assertThat(buffer.total()).isEqualTo(5);
    }

    @Test
    void throttlesAreCountedAndWaitedFor() {
        stream.shard("a");
        put("a", 0, 10);
        stream.throttle(3);
        start(new StartingPosition.TrimHorizon());
        eventually("the records", () -> buffer.total() == 10);
        assertThat(tail.status().throttles()).isEqualTo(3);
    }

    @Test
    void aFailureOfAShardIsSaidAndRetried() {
        stream.shard("a");
        put("a", 0, 1);
        stream.breakWith(software.amazon.awssdk.core.exception.SdkClientException.create(
                "no", new java.net.ConnectException("refused")));
        start(new StartingPosition.TrimHorizon());
        eventually("the trouble", () -> phase("a") == ShardStatus.Phase.RETRYING);
        ShardStatus troubled = tail.status().troubled().getFirst();
        assertThat(troubled.trouble().what()).contains("Read a").contains("nobody listens");
        assertThat(troubled.retryIn()).isNotNull();
        stream.breakWith(null);
        eventually("the record", () -> buffer.total() == 1);
        eventually("the end of the trouble", () -> tail.status().troubled().isEmpty());
    }

    @Test
    void aFaultOfOursIsSaidToo() {
        stream.shard("a");
        stream.breakWith(new IllegalStateException("ours"));
        start(new StartingPosition.TrimHorizon());
        eventually("the failure", () -> phase("a") == ShardStatus.Phase.FAILED);
        assertThat(tail.status().ended()).isTrue();
    }

    @Test
    void aHeldBufferStopsTheReadingAndLosesNothing() throws Exception {
        stream.shard("a").shard("b");
        start(new StartingPosition.TrimHorizon());
        buffer.hold();
        put("a", 0, 4_000);
        put("b", 0, 4_000);
        eventually("a full pause", buffer::full);
        assertThat(buffer.waiting()).isBetween(100L, 400L);
        assertThat(buffer.shown()).isEmpty();
        stream.expireIterators();
        int reads = stream.reads.get();
        FakeStream.FAST.sleep(Duration.ofSeconds(5));
        assertThat(stream.reads.get() - reads).as("reads while full").isLessThanOrEqualTo(4);
        buffer.release();
        tail.wake();
        eventually("all records", () -> buffer.total() == 8_000);
        assertThat(shown()).hasSize(8_000).doesNotHaveDuplicates();
    }

    @Test
    void whileClosedNoShardIsRead() throws Exception {
        stream.shard("a");
        start(new StartingPosition.Latest());
        eventually("the first reads", () -> stream.reads.get() > 2);
        tail.setOpen(false);
        FakeStream.FAST.sleep(Duration.ofSeconds(3));
        int reads = stream.reads.get();
        FakeStream.FAST.sleep(Duration.ofSeconds(5));
        assertThat(stream.reads.get()).isEqualTo(reads);
        put("a", 0, 5);
        tail.setOpen(true);
        eventually("what came meanwhile", () -> buffer.total() == 5);
    }

    @Test
    void latestLeavesOutWhatWasThereBefore() {
        stream.shard("a");
        put("a", 0, 5);
        start(new StartingPosition.Latest());
        eventually("a read", () -> stream.reads.get() > 0);
        stream.put("a", "new");
        eventually("the new one", () -> buffer.total() == 1);
        assertThat(shown()).containsExactly("new");
    }

    @Test
    void noThreadIsLeftAfterTheEnd() throws Exception {
        stream.shard("a").shard("b");
        start(new StartingPosition.Latest());
        eventually("reads", () -> stream.reads.get() > 1);
        tail.close();
        assertThat(tail.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
}
