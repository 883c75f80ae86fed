package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.ACCOUNT;
import static dev.weir.broker.kinesis.KinesisFixture.STATE;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;

class ReshardTest {

    private static final String HALF = "170141183460469231731687303715884105728";

    @Test
    void splitThenMergeAndReadAcross() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "before");
            kinesis.split("s", 0, HALF);
            assertThat(kinesis.summary("s").streamStatus()).isEqualTo(StreamStatus.UPDATING);
            assertThat(kinesis.put("s", "k", "during").shardId()).isEqualTo(ShardId.of(0));
            assertThat(error(() -> kinesis.split("s", 0, HALF)))
                    .hasMessage("Stream s under account " + ACCOUNT + " not ACTIVE, instead in state UPDATING");
            kinesis.time.advance(STATE);

            var parent = kinesis.listShards(r -> r.streamName("s")).shards().get(0);
            SequenceNumber end = (SequenceNumber)
                    GivenSequenceNumber.parse(parent.sequenceNumberRange().endingSequenceNumber());
            assertThat(end.index()).isEqualTo(Long.MAX_VALUE);
            var child = kinesis.listShards(r -> r.streamName("s")).shards().get(1);
            assertThat(child.parentShardId()).isEqualTo(ShardId.of(0));
            assertThat(child.adjacentParentShardId()).isNull();
            assertThat(kinesis.putRecord(r -> r.streamName("s")
                                    .partitionKey("k")
                                    .explicitHashKey(HALF)
                                    .data(software.amazon.awssdk.core.SdkBytes.fromUtf8String("after")))
                            .shardId())
                    .isEqualTo(ShardId.of(2));

            var all = kinesis.getRecords(kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON));
            assertThat(kinesis.texts(all)).containsExactly("before", "during");
            assertThat(all.nextShardIterator()).isNull();
            assertThat(all.childShards()).extracting(c -> c.shardId()).containsExactly(ShardId.of(1), ShardId.of(2));
            assertThat(all.millisBehindLatest()).isZero();
            var latest = kinesis.getRecords(kinesis.iterator("s", 0, ShardIteratorType.LATEST));
            assertThat(latest.nextShardIterator()).isNull();

            assertThat(error(() -> kinesis.split("s", 0, HALF)))
                    .hasMessage("Shard shardId-000000000000 in stream s under account " + ACCOUNT + " has already been"
                            + " merged or split, and thus is not eligible for merging or splitting.");
            assertThat(error(() -> kinesis.merge("s", 2, 1)))
                    .hasMessage("Shards shardId-000000000002 and shardId-000000000001 in stream s under account "
                            + ACCOUNT + " are not an adjacent pair of shards eligible for merging");
            kinesis.merge("s", 1, 2);
            kinesis.time.advance(STATE);
            var merged = kinesis.listShards(r -> r.streamName("s")).shards().getLast();
            assertThat(merged.shardId()).isEqualTo(ShardId.of(3));
            assertThat(merged.parentShardId()).isEqualTo(ShardId.of(1));
            assertThat(merged.adjacentParentShardId()).isEqualTo(ShardId.of(2));
        }
    }

    @Test
    void refusesABadCutInTheServicesWords() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 3);
            assertThat(error(() -> kinesis.split("s", 0, "1")))
                    .hasMessage("NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream s"
                            + " under account " + ACCOUNT + " is not both greater than one plus the shard's"
                            + " StartingHashKey 0 and less than the shard's EndingHashKey"
                            + " 113427455640312821154458202477256070484.");
            assertThat(error(() -> kinesis.split("s", 5, "1")))
                    .hasMessage("Could not find shard shardId-000000000005 in stream s under account " + ACCOUNT + ".");
            kinesis.split("s", 0, "2");
        }
    }

    @Test
    void shardFiltersFollowTheMapThroughTime() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.time.advance(Duration.ofHours(1));
            Instant early = kinesis.time.now();
            kinesis.time.advance(Duration.ofHours(1));
            kinesis.split("s", 0, HALF);
            kinesis.time.advance(STATE);
            kinesis.time.advance(Duration.ofHours(1));
            Instant late = kinesis.time.now();
            assertThat(ids(kinesis, ShardFilterType.AT_TRIM_HORIZON, null)).containsExactly(0);
            assertThat(ids(kinesis, ShardFilterType.FROM_TRIM_HORIZON, null)).containsExactly(0, 1, 2);
            assertThat(ids(kinesis, ShardFilterType.AT_LATEST, null)).containsExactly(1, 2);
            assertThat(ids(kinesis, ShardFilterType.AT_TIMESTAMP, early)).containsExactly(0);
            assertThat(ids(kinesis, ShardFilterType.FROM_TIMESTAMP, early)).containsExactly(0, 1, 2);
            assertThat(ids(kinesis, ShardFilterType.AT_TIMESTAMP, late)).containsExactly(1, 2);
            assertThat(ids(kinesis, ShardFilterType.FROM_TIMESTAMP, late)).containsExactly(1, 2);
            assertThat(ids(kinesis, ShardFilterType.AT_TIMESTAMP, Instant.EPOCH))
                    .containsExactly(0);
            assertThat(kinesis.shardIds(r -> r.streamName("s")
                            .shardFilter(
                                    f -> f.type(ShardFilterType.AFTER_SHARD_ID).shardId("shardId-0"))))
                    .hasSize(2);
            assertThat(error(() -> ids(kinesis, ShardFilterType.AT_TIMESTAMP, null))
                            .code())
                    .isEqualTo("InvalidArgumentException");

            kinesis.time.advance(Duration.ofHours(24));
            assertThat(ids(kinesis, ShardFilterType.FROM_TRIM_HORIZON, null)).containsExactly(1, 2);
            assertThat(error(() -> kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON)))
                    .hasMessage("Shard shardId-000000000000 in stream s under account " + ACCOUNT + " does not exist");
        }
    }

    @Test
    void shardsAreListedInPagesWhoseTokensExpire() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 5);
            List<String> ids = new ArrayList<>();
            var page = kinesis.listShards(r -> r.streamName("s").maxResults(2));
            String first = page.nextToken();
            while (true) {
                page.shards().forEach(shard -> ids.add(shard.shardId()));
                String token = page.nextToken();
                if (token == null) {
                    break;
                }
                page = kinesis.listShards(r -> r.nextToken(token).maxResults(2));
            }
            assertThat(ids).hasSize(5).doesNotHaveDuplicates();
            assertThat(error(() -> kinesis.listShards(r -> r.nextToken(first).streamName("s"))))
                    .hasMessage("NextToken and StreamName cannot be provided together.");
            kinesis.time.advance(Duration.ofSeconds(301));
            assertThat(error(() -> kinesis.listShards(r -> r.nextToken(first))).code())
                    .isEqualTo("ExpiredNextTokenException");
            assertThat(kinesis.describe(r -> r.streamName("s").limit(2)).hasMoreShards())
                    .isTrue();
            assertThat(kinesis.describe(r -> r.streamName("s").exclusiveStartShardId("shardId-3"))
                            .shards())
                    .hasSize(1);
        }
    }

    @Test
    void scalesUniformly() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 2);
            Consumer<UpdateShardCountRequest.Builder> up =
                    r -> r.streamName("s").targetShardCount(3).scalingType("UNIFORM_SCALING");
            UpdateShardCountResponse answer = kinesis.any("UpdateShardCount", up);
            assertThat(answer.currentShardCount()).isEqualTo(2);
            kinesis.time.advance(STATE);
            assertThat(kinesis.summary("s").openShardCount()).isEqualTo(3);
            Consumer<UpdateShardCountRequest.Builder> tooMuch =
                    r -> r.streamName("s").targetShardCount(7).scalingType("UNIFORM_SCALING");
            assertThat(error(() -> kinesis.any("UpdateShardCount", tooMuch)))
                    .hasMessage("UpdateShardCount cannot scale up over double your current open shard count."
                            + " Current open shard count: 3, Target shard count: 7");
        }
    }

    private static List<Integer> ids(KinesisFixture kinesis, ShardFilterType type, Instant time) {
        return kinesis
                .shardIds(r -> r.streamName("s").shardFilter(f -> f.type(type).timestamp(time)))
                .stream()
                .map(id -> ShardId.parse(id).getAsInt())
                .toList();
    }
}
