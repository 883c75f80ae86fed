package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.ACCOUNT;
import static dev.weir.broker.kinesis.KinesisFixture.STATE;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamLifeTest {

    @Test
    void goesThroughItsStates() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(2));
            assertThat(kinesis.summary("orders").streamStatus()).isEqualTo(StreamStatus.CREATING);
            assertThat(kinesis.describe(r -> r.streamName("orders")).shards()).isEmpty();
            AwsException early = error(() -> kinesis.put("orders", "k", "v"));
            assertThat(early.code()).isEqualTo("ResourceNotFoundException");
            assertThat(error(() -> kinesis.listShards(r -> r.streamName("orders"))))
                    .hasMessage("Stream orders under account " + ACCOUNT + " not ACTIVE, instead in state CREATING");

            kinesis.time.advance(STATE.minusMillis(1));
            assertThat(kinesis.summary("orders").streamStatus()).isEqualTo(StreamStatus.CREATING);
            kinesis.time.advance(Duration.ofMillis(1));
            assertThat(kinesis.summary("orders").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            var description = kinesis.describe(r -> r.streamName("orders"));
            assertThat(description.streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:" + ACCOUNT + ":stream/orders");
            assertThat(description.shards()).hasSize(2);
            assertThat(description.encryptionType()).isEqualTo(EncryptionType.NONE);
            assertThat(description.retentionPeriodHours()).isEqualTo(24);

            kinesis.deleteStream(r -> r.streamName("orders"));
            assertThat(kinesis.summary("orders").streamStatus()).isEqualTo(StreamStatus.DELETING);
            assertThat(error(() ->
                            kinesis.createStream(r -> r.streamName("orders").shardCount(1))))
                    .hasMessage("Stream orders under account " + ACCOUNT + " already exists.");
            kinesis.time.advance(STATE);
            AwsException gone = error(() -> kinesis.summary("orders"));
            assertThat(gone.code()).isEqualTo("ResourceNotFoundException");
            assertThat(gone).hasMessage("Stream orders under account " + ACCOUNT + " not found.");
            kinesis.active("orders", 1);
            assertThat(kinesis.describe(r -> r.streamName("orders")).shards()).hasSize(1);
        }
    }

    @Test
    void aStreamIsFoundByArnInItsRegionOnly() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("orders", 1);
            String arn = kinesis.describe(r -> r.streamName("orders")).streamARN();
            assertThat(kinesis.describe(r -> r.streamARN(arn)).streamName()).isEqualTo("orders");
            assertThat(error(() -> kinesis.describe(r -> r.streamARN(arn.replace("us-east-1", "eu-west-1"))))
                            .code())
                    .isEqualTo("ResourceNotFoundException");
            assertThat(error(() -> kinesis.describe(r -> r.streamARN(arn).streamName("other")))
                            .code())
                    .isEqualTo("InvalidArgumentException");
            assertThat(error(() -> kinesis.describe(r -> {})).code()).isEqualTo("InvalidArgumentException");
        }
    }

    @Test
    void anOnDemandStreamHasFourShards() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.createStream(r -> r.streamName("s").streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND)));
            kinesis.time.advance(STATE);
            assertThat(kinesis.summary("s").openShardCount()).isEqualTo(4);
            assertThat(error(() -> kinesis.split("s", 0, "5")).code()).isEqualTo("ValidationException");
        }
    }

    @Test
    void theShardLimitCountsStreamsThatAreBeingCreated() {
        var config = BrokerConfig.inMemory().withShardLimit(10);
        try (KinesisFixture kinesis = new KinesisFixture(config, new ManualTime())) {
            kinesis.createStream(r -> r.streamName("a").shardCount(3));
            AwsException refused =
                    error(() -> kinesis.createStream(r -> r.streamName("b").shardCount(8)));
            assertThat(refused.code()).isEqualTo("LimitExceededException");
            assertThat(refused)
                    .hasMessageStartingWith(
                            "This request would exceed the shard limit for the account "
                                    + ACCOUNT
                                    + " in us-east-1. Current shard count for the account: 3. Limit: 10. Number of additional"
                                    + " shards that would have resulted from this request: 8. Refer to the AWS Service Limits page");
        }
    }

    @Test
    void listsStreamsInPages() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            for (String name : List.of("c", "a", "b")) {
                kinesis.active(name, 1);
            }
            var first = kinesis.listStreams(r -> r.limit(2));
            assertThat(first.streamNames()).containsExactly("a", "b");
            assertThat(first.hasMoreStreams()).isTrue();
            var rest = kinesis.listStreams(r -> r.nextToken(first.nextToken()));
            assertThat(rest.streamNames()).containsExactly("c");
            assertThat(rest.streamSummaries().getFirst().streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(rest.hasMoreStreams()).isFalse();
            assertThat(kinesis.listStreams(r -> r.exclusiveStartStreamName("a")).streamNames())
                    .containsExactly("b", "c");
            assertThat(error(() -> kinesis.listStreams(r -> r.nextToken("bm9uc2Vuc2U=")))
                            .code())
                    .isEqualTo("InvalidArgumentException");
        }
    }

    @Test
    void controlCallsAreLimitedPerSecond() {
        try (KinesisFixture kinesis = KinesisFixture.limited()) {
            for (int i = 0; i < 5; i++) {
                kinesis.listStreams(r -> {});
            }
            assertThat(error(() -> kinesis.listStreams(r -> {})).code()).isEqualTo("LimitExceededException");
            kinesis.time.advance(Duration.ofMillis(200));
            assertThat(kinesis.listStreams(r -> {}).streamNames()).isEmpty();
        }
    }

    @Test
    void aStateUnderWayEndsAfterARestart(@TempDir Path folder) {
        ManualTime time = new ManualTime();
        try (KinesisFixture kinesis = KinesisFixture.in(folder, time)) {
            kinesis.active("split", 1);
            kinesis.active("deleted", 1);
            kinesis.split("split", 0, "1000");
            kinesis.createStream(r -> r.streamName("created").shardCount(2));
            kinesis.deleteStream(r -> r.streamName("deleted"));
        }
        try (KinesisFixture kinesis = KinesisFixture.in(folder, time)) {
            assertThat(kinesis.summary("split").streamStatus()).isEqualTo(StreamStatus.UPDATING);
            assertThat(kinesis.summary("created").streamStatus()).isEqualTo(StreamStatus.CREATING);
            assertThat(kinesis.summary("deleted").streamStatus()).isEqualTo(StreamStatus.DELETING);
        }
        time.advance(Duration.ofHours(1));
        try (KinesisFixture kinesis = KinesisFixture.in(folder, time)) {
            assertThat(kinesis.summary("split").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(kinesis.shardIds(r -> r.streamName("split"))).hasSize(3);
            assertThat(kinesis.summary("created").openShardCount()).isEqualTo(2);
            assertThat(error(() -> kinesis.summary("deleted")).code()).isEqualTo("ResourceNotFoundException");
        }
    }

    @Test
    void recordsNumbersAndIteratorsSurviveARestart(@TempDir Path folder) {
        ManualTime time = new ManualTime();
        String iterator;
        String last;
        try (KinesisFixture kinesis = KinesisFixture.in(folder, time)) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "one");
            last = kinesis.put("s", "k", "two").sequenceNumber();
            iterator = kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON);
            Consumer<AddTagsToStreamRequest.Builder> tags =
                    r -> r.streamName("s").tags(java.util.Map.of("owner", "weir"));
            kinesis.any("AddTagsToStream", tags);
        }
        try (KinesisFixture kinesis = KinesisFixture.in(folder, time)) {
            String next = kinesis.put("s", "k", "three").sequenceNumber();
            assertThat(new java.math.BigInteger(next)).isGreaterThan(new java.math.BigInteger(last));
            assertThat(kinesis.texts(kinesis.getRecords(iterator))).containsExactly("one", "two", "three");
            Consumer<ListTagsForStreamRequest.Builder> list = r -> r.streamName("s");
            assertThat(kinesis.<ListTagsForStreamResponse>any("ListTagsForStream", list)
                            .tags())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("owner=weir");
        }
    }
}
