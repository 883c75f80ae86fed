package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.schema.SchemaStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** What happens between two statements to a stream, and in the middle of one. */
class RetentionTest {

    /** A stream of two shards that a test lets grow old. */
    private static final class Ageing implements KinesisClient {
        final Instant now = Instant.now();
        final List<String> shards = new ArrayList<>(List.of("shardId-0", "shardId-1"));
        int oldest;
        int newest = 4;
        int getRecords;
        boolean expireOnce;
        boolean throttleOnce;

        @Override
        public ListStreamsResponse listStreams(ListStreamsRequest request) {
            return ListStreamsResponse.builder()
                    .streamNames("s")
                    .hasMoreStreams(false)
                    .build();
        }

        @Override
        public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
            return DescribeStreamSummaryResponse.builder()
                    .streamDescriptionSummary(summary -> summary.streamCreationTimestamp(Instant.EPOCH))
                    .build();
        }

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            return ListShardsResponse.builder()
                    .shards(shards.stream()
                            .map(shardId -> Shard.builder().shardId(shardId).build())
                            .toList())
                    .build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            String after = request.startingSequenceNumber();
            int from = after == null ? oldest : Integer.parseInt(after) - 1_000_000 + 1;
            return GetShardIteratorResponse.builder()
                    .shardIterator(request.shardId() + "/" + Math.max(oldest, from))
                    .build();
        }

        @Override
        public synchronized GetRecordsResponse getRecords(GetRecordsRequest request) {
            getRecords++;
            if (expireOnce) {
                expireOnce = false;
                throw ExpiredIteratorException.builder().message("expired").build();
            }
            if (throttleOnce) {
                throttleOnce = false;
                throw ProvisionedThroughputExceededException.builder()
                        .message("slow down")
                        .awsErrorDetails(software.amazon.awssdk.awscore.exception.AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .build())
                        .build();
            }
            String[] parts = request.shardIterator().split("/");
            int from = Integer.parseInt(parts[1]);
            int to = Math.min(newest, from + request.limit());
            List<Record> records = new ArrayList<>();
            for (int i = from; i < to; i++) {
                records.add(Record.builder()
                        .sequenceNumber(String.valueOf(1_000_000 + i))
                        .partitionKey("k")
                        .approximateArrivalTimestamp(now.minusSeconds(100).plusMillis(i))
                        .data(SdkBytes.fromUtf8String("{\"n\": " + i + "}"))
                        .build());
            }
            return GetRecordsResponse.builder()
                    .records(records)
                    .millisBehindLatest(to < newest ? 1000L : 0L)
                    .nextShardIterator(parts[0] + "/" + to)
                    .build();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }

    private final Ageing stream = new Ageing();
    private final AskEngine engine = new AskEngine(() -> stream, true, SchemaStore.ofThisRun(), InstantSource.system());

    @AfterEach
    void close() {
        engine.close();
    }

    private String all() {
        return String.valueOf(Asked.of(engine, "SELECT list_sort(list(shard_id[9:] || ':' || n)) FROM s")
                .value());
    }

    /** By the sequence number where it was loaded, by the time of arrival where not. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "sequence_number", "partition_key"})
    void whatIsTrimmedGoesAndWhatIsNewComes(String named) {
        assertThat(Asked.of(engine, "SELECT count(" + named + ") FROM s").value())
                .isEqualTo(8L);
        assertThat(all()).isEqualTo("[0:0, 0:1, 0:2, 0:3, 1:0, 1:1, 1:2, 1:3]");
        stream.oldest = 2;
        stream.newest = 5;
        assertThat(all()).isEqualTo("[0:2, 0:3, 0:4, 1:2, 1:3, 1:4]");
        stream.shards.remove("shardId-0");
        assertThat(all()).isEqualTo("[1:2, 1:3, 1:4]");
        stream.oldest = 5;
        assertThat(Asked.of(engine, "SELECT count(n) FROM s").value()).isEqualTo(0L);
    }

    @Test
    void anExpiredIteratorAndAThrottleCostNothing() {
        stream.shards.remove("shardId-1");
        stream.newest = 2_000;
        assertThat(Asked.of(engine, "SELECT sum(n) FROM s WHERE n >= 0").value())
                .hasToString("1999000");
        stream.newest = 3_000;
        stream.expireOnce = true;
        assertThat(Asked.of(engine, "SELECT count(*) FROM s WHERE n >= 0").end())
                .isNotNull();
        stream.throttleOnce = true;
        assertThat(Asked.of(engine, "SELECT count(DISTINCT n) FROM s").value()).isEqualTo(3_000L);
    }

    @Test
    void aSecondStatementReadsOnlyWhatIsNew() {
        stream.newest = 2_000;
        assertThat(Asked.of(engine, "SELECT count(n) FROM s").value()).isEqualTo(4_000L);
        int before = stream.getRecords;
        assertThat(Asked.of(engine, "SELECT count(n) FROM s").value()).isEqualTo(4_000L);
        // Of each shard the oldest record, and that nothing is new.
        assertThat(stream.getRecords - before).isEqualTo(4);
    }
}
