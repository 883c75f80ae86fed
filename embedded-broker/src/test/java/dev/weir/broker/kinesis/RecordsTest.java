package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.ACCOUNT;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.ShardKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class RecordsTest {

    @Test
    void readsFromEachOfTheFivePositions() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "1");
            kinesis.time.advance(Duration.ofSeconds(10));
            Instant second = kinesis.time.now();
            String number = kinesis.put("s", "k", "2").sequenceNumber();
            kinesis.time.advance(Duration.ofSeconds(10));
            kinesis.put("s", "k", "3");
            String latest = kinesis.iterator("s", 0, ShardIteratorType.LATEST);
            String future = kinesis.iterator(r -> r.streamName("s")
                    .shardId("0")
                    .shardIteratorType("AT_TIMESTAMP")
                    .timestamp(kinesis.time.now()));
            kinesis.time.advance(Duration.ofSeconds(10));
            assertThat(kinesis.texts(kinesis.getRecords(kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON))))
                    .containsExactly("1", "2", "3");
            assertThat(kinesis.texts(kinesis.getRecords(at(kinesis, "AT_SEQUENCE_NUMBER", number))))
                    .containsExactly("2", "3");
            assertThat(kinesis.texts(kinesis.getRecords(at(kinesis, "AFTER_SEQUENCE_NUMBER", number))))
                    .containsExactly("3");
            String start = kinesis.describe(r -> r.streamName("s"))
                    .shards()
                    .getFirst()
                    .sequenceNumberRange()
                    .startingSequenceNumber();
            assertThat(kinesis.texts(kinesis.getRecords(at(kinesis, "AT_SEQUENCE_NUMBER", start))))
                    .hasSize(3);
            assertThat(kinesis.texts(kinesis.getRecords(kinesis.iterator(r -> r.streamName("s")
                            .shardId("0")
                            .shardIteratorType("AT_TIMESTAMP")
                            .timestamp(second)))))
                    .containsExactly("2", "3");
            assertThat(kinesis.texts(kinesis.getRecords(future))).containsExactly("3");
            var tip = kinesis.getRecords(latest);
            assertThat(tip.records()).isEmpty();
            kinesis.put("s", "k", "4");
            assertThat(kinesis.texts(kinesis.getRecords(tip.nextShardIterator())))
                    .containsExactly("4");

            var page = kinesis.getRecords(kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON), 2);
            assertThat(page.millisBehindLatest()).isEqualTo(20_000);
            var rest = kinesis.getRecords(page.nextShardIterator(), 2);
            assertThat(kinesis.texts(rest)).containsExactly("3", "4");
            assertThat(rest.millisBehindLatest()).isZero();
            assertThat(rest.records().getFirst().encryptionType()).isNull();
        }
    }

    @Test
    void refusesForeignStartingNumbersInTheServicesWords() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 2);
            String of1 = kinesis.describe(r -> r.streamName("s"))
                    .shards()
                    .get(1)
                    .sequenceNumberRange()
                    .startingSequenceNumber();
            assertThat(error(() -> at(kinesis, "AT_SEQUENCE_NUMBER", of1)))
                    .hasMessage(
                            "Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a"
                                    + " call to a shard with shardId-000000000000");
            String elsewhere = new SequenceNumber(1_400_000_000, 0, 5, 1_400_000_001).toString();
            assertThat(error(() -> at(kinesis, "AT_SEQUENCE_NUMBER", elsewhere)))
                    .hasMessage("StartingSequenceNumber " + elsewhere + " used in GetShardIterator on shard"
                            + " shardId-000000000000 in stream s under account " + ACCOUNT
                            + " is invalid because it did not come from this stream.");
            assertThat(error(() -> at(kinesis, "LATEST", "5")))
                    .hasMessageEndingWith("Request specified LATEST and also a StartingSequenceNumber.");
            assertThat(error(() -> at(kinesis, "AT_SEQUENCE_NUMBER", null)))
                    .hasMessageEndingWith("Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.");
            Instant tomorrow = kinesis.time.now().plus(Duration.ofDays(1));
            assertThat(error(() -> kinesis.iterator(r -> r.streamName("s")
                            .shardId("0")
                            .shardIteratorType("AT_TIMESTAMP")
                            .timestamp(tomorrow))))
                    .hasMessage("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                            + " timestampInMillis: " + tomorrow.toEpochMilli() + ", currentTimestampInMillis: "
                            + kinesis.time.now().toEpochMilli());
            assertThat(error(() -> kinesis.iterator("none", 0, ShardIteratorType.LATEST)))
                    .hasMessage(
                            "Shard shardId-000000000000 in stream none under account " + ACCOUNT + " does not exist");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 14, 29, 30, 128})
    void iteratorsAreAsLongAsTheServices(int nameLength) {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            String name = "a".repeat(nameLength);
            kinesis.active(name, 1);
            String iterator = kinesis.iterator(name, 0, ShardIteratorType.LATEST);
            byte[] bytes = Base64.getDecoder().decode(iterator);
            assertThat(bytes).hasSize(152 + 16 * ((nameLength + 2) / 16)).startsWith(0, 0, 0, 0, 0, 0, 0, 1);
            assertThat(kinesis.getRecords(iterator).records()).isEmpty();
        }
    }

    @Test
    void iteratorsExpireAndCannotBeForged() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            String iterator = kinesis.iterator("s", 0, ShardIteratorType.LATEST);
            byte[] forged = Base64.getDecoder().decode(iterator);
            forged[40] ^= 1;
            for (String bad : List.of("nonsense!", "AAAA", Base64.getEncoder().encodeToString(forged))) {
                assertThat(error(() -> kinesis.getRecords(bad))).hasMessage("Invalid ShardIterator.");
            }
            kinesis.time.advance(Duration.ofMinutes(5));
            kinesis.getRecords(iterator);
            kinesis.time.advance(Duration.ofMillis(1));
            AwsException expired = error(() -> kinesis.getRecords(iterator));
            assertThat(expired.code()).isEqualTo("ExpiredIteratorException");
            assertThat(expired)
                    .hasMessage("Iterator expired. The iterator was created at time Fri Jan 02 03:04:05 UTC"
                            + " 2026 while right now it is Fri Jan 02 03:09:05 UTC 2026 which is further in the future than the"
                            + " tolerated delay of 300000 milliseconds.");
        }
    }

    @Test
    void expiredRecordsAreGoneAtOnceAndStayGone() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "old");
            kinesis.time.advance(Duration.ofHours(12));
            kinesis.put("s", "k", "young");
            kinesis.time.advance(Duration.ofHours(12).plusMillis(1));
            assertThat(trimHorizon(kinesis)).containsExactly("young");
            Consumer<IncreaseStreamRetentionPeriodRequest.Builder> longer =
                    r -> r.streamName("s").retentionPeriodHours(48);
            kinesis.any("IncreaseStreamRetentionPeriod", longer);
            kinesis.time.advance(KinesisFixture.STATE);
            assertThat(kinesis.summary("s").retentionPeriodHours()).isEqualTo(48);
            assertThat(trimHorizon(kinesis)).containsExactly("young");
            kinesis.time.advance(Duration.ofHours(35));
            assertThat(trimHorizon(kinesis)).containsExactly("young");
            kinesis.time.advance(Duration.ofHours(2));
            assertThat(trimHorizon(kinesis)).isEmpty();
            kinesis.put("s", "k", "new");
            assertThat(trimHorizon(kinesis)).containsExactly("new");
        }
    }

    @Test
    void writesAboveAShardsLimitAreRefusedOneByOne() {
        try (KinesisFixture kinesis = KinesisFixture.limited()) {
            kinesis.active("s", 1);
            var answer = kinesis.putRecords(r -> r.streamName("s").records(entries(12, 100_000)));
            assertThat(answer.failedRecordCount()).isEqualTo(2);
            assertThat(answer.records().get(9).sequenceNumber()).isNotNull();
            assertThat(answer.records().get(10).sequenceNumber()).isNull();
            assertThat(answer.records().get(10).errorCode()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(answer.records().get(10).errorMessage())
                    .isEqualTo(
                            "Rate exceeded for shard shardId-000000000000 in stream s under account " + ACCOUNT + ".");
            assertThat(kinesis.metric("WriteProvisionedThroughputExceeded/s")).isEqualTo(2);
            assertThat(kinesis.metric("IncomingRecords/shardId-000000000000/s")).isEqualTo(10);
            assertThat(kinesis.metric("PutRecords.ThrottledRecords/s")).isEqualTo(2);
            assertThat(error(() -> kinesis.put("s", "k", "x".repeat(100_000))).code())
                    .isEqualTo("ProvisionedThroughputExceededException");
            kinesis.time.advance(Duration.ofSeconds(1));
            assertThat(kinesis.putRecords(r -> r.streamName("s").records(entries(10, 100_000)))
                            .failedRecordCount())
                    .isZero();
            kinesis.time.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 2; i++) {
                assertThat(kinesis.putRecords(r -> r.streamName("s").records(entries(500, 1)))
                                .failedRecordCount())
                        .isZero();
            }
            assertThat(kinesis.putRecords(r -> r.streamName("s").records(entries(500, 1)))
                            .failedRecordCount())
                    .isEqualTo(500);
        }
    }

    @Test
    void readsAboveAShardsLimitAreRefused() {
        try (KinesisFixture kinesis = KinesisFixture.limited()) {
            kinesis.active("s", 1);
            for (int i = 0; i < 11; i++) {
                kinesis.put("s", "k", "x".repeat(1_000_000));
                kinesis.time.advance(Duration.ofSeconds(1));
            }
            String iterator = kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON);
            var first = kinesis.getRecords(iterator);
            assertThat(first.records()).hasSize(10);
            assertThat(error(() -> kinesis.getRecords(first.nextShardIterator())))
                    .hasMessage(
                            "Rate exceeded for shard shardId-000000000000 in stream s under account " + ACCOUNT + ".");
            kinesis.time.advance(Duration.ofSeconds(5));
            assertThat(kinesis.getRecords(first.nextShardIterator()).records()).hasSize(1);
            kinesis.time.advance(Duration.ofSeconds(1));
            String latest = kinesis.iterator("s", 0, ShardIteratorType.LATEST);
            for (int i = 0; i < 5; i++) {
                kinesis.getRecords(latest);
            }
            assertThat(error(() -> kinesis.getRecords(latest)).code())
                    .isEqualTo("ProvisionedThroughputExceededException");
            assertThat(kinesis.metric("ReadProvisionedThroughputExceeded/shardId-000000000000/s"))
                    .isEqualTo(2);
            assertThat(kinesis.metric("OutgoingRecords/shardId-000000000000/s")).isEqualTo(11);
        }
    }

    @Test
    void recordsMustHaveTheRightSizeAndKeys() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "x".repeat((1 << 20) - 1));
            assertThat(error(() -> kinesis.put("s", "k", "x".repeat(1 << 20))).code())
                    .isEqualTo("ValidationException");
            assertThat(error(() -> kinesis.putRecords(r -> r.streamName("s").records(entries(11, 1_000_000)))))
                    .hasMessage("Records size exceeds 10 MB limit");
            SdkBytes data = SdkBytes.fromUtf8String("x");
            String tooBig = HashKey.COUNT.toString();
            assertThat(error(() -> kinesis.putRecord(r -> r.streamName("s")
                            .partitionKey("k")
                            .explicitHashKey(tooBig)
                            .data(data))))
                    .hasMessage("Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]."
                            + " Specified value was " + tooBig);
            assertThat(error(() -> kinesis.putRecord(r -> r.streamName("s").data(data)))
                            .code())
                    .isEqualTo("ValidationException");
            String number = kinesis.put("s", "k", "1").sequenceNumber();
            var next = kinesis.putRecord(
                    r -> r.streamName("s").partitionKey("k").data(data).sequenceNumberForOrdering(number));
            assertThat(new BigInteger(next.sequenceNumber())).isGreaterThan(new BigInteger(number));
            long later = kinesis.time.now().getEpochSecond() + 60;
            String future = new SequenceNumber(later, 0, 1, later).toString();
            assertThat(error(() -> kinesis.putRecord(
                            r -> r.streamName("s").partitionKey("k").data(data).sequenceNumberForOrdering(future))))
                    .hasMessage("ExclusiveMinimumSequenceNumber " + future
                            + " used in PutRecord on stream s under account " + ACCOUNT + " is invalid.");
        }
    }

    @Test
    void noRecordIsLostOrNumberedTwiceWhileShardsChangeUnderManyWriters() throws Exception {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            Set<String> numbers = ConcurrentHashMap.newKeySet();
            int writers = 8;
            int each = 150;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < writers; writer++) {
                    int id = writer;
                    threads.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            numbers.add(
                                    kinesis.put("s", "key" + id + "." + i, "x").sequenceNumber());
                        }
                    });
                }
                for (int round = 0; round < 4; round++) {
                    int shard = round;
                    var range = kinesis.listShards(r -> r.streamName("s"))
                            .shards()
                            .get(shard)
                            .hashKeyRange();
                    BigInteger middle = new BigInteger(range.startingHashKey())
                            .add(new BigInteger(range.endingHashKey()))
                            .shiftRight(1);
                    kinesis.split("s", shard, middle.toString());
                    kinesis.time.advance(KinesisFixture.STATE);
                    kinesis.summary("s");
                }
            }
            assertThat(numbers).hasSize(writers * each);
            List<String> read = new ArrayList<>();
            for (String shard : kinesis.shardIds(r -> r.streamName("s"))) {
                var answer = kinesis.getRecords(kinesis.iterator(
                        r -> r.streamName("s").shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON)));
                answer.records().forEach(record -> read.add(record.sequenceNumber()));
            }
            assertThat(read).hasSameElementsAs(numbers).hasSize(numbers.size());
        }
    }

    @Test
    void deletingAStreamFreesItsRecords() {
        try (KinesisFixture kinesis = KinesisFixture.unlimited()) {
            kinesis.active("s", 1);
            kinesis.put("s", "k", "x");
            assertThat(kinesis.records.lastIndex(new ShardKey(1, 0))).hasValue(1);
            String iterator = kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON);
            kinesis.deleteStream(r -> r.streamName("s"));
            kinesis.time.advance(KinesisFixture.STATE);
            assertThat(error(() -> kinesis.getRecords(iterator)))
                    .hasMessage("Shard shardId-000000000000 in stream s under account " + ACCOUNT + " does not exist");
            assertThat(kinesis.records.lastIndex(new ShardKey(1, 0))).isEmpty();
            kinesis.time.advance(Duration.ofSeconds(1));
            kinesis.active("s", 1);
            kinesis.put("s", "k", "of the new stream");
            assertThat(kinesis.texts(kinesis.getRecords(iterator))).containsExactly("of the new stream");
        }
    }

    private static List<String> trimHorizon(KinesisFixture kinesis) {
        return kinesis.texts(kinesis.getRecords(kinesis.iterator("s", 0, ShardIteratorType.TRIM_HORIZON)));
    }

    private static String at(KinesisFixture kinesis, String type, String number) {
        return kinesis.iterator(r ->
                r.streamName("s").shardId("shardId-0").shardIteratorType(type).startingSequenceNumber(number));
    }

    private static List<PutRecordsRequestEntry> entries(int count, int bytes) {
        SdkBytes data = SdkBytes.fromByteArray(new byte[bytes]);
        return IntStream.range(0, count)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("k" + i)
                        .data(data)
                        .build())
                .toList();
    }
}
