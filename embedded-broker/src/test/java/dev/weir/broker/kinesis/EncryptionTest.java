package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.STATE;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.kms.RunningBroker;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;

/** Streams whose records are sealed, from the start of encryption to its end. */
class EncryptionTest {

    private static final String MISSING = "00000000-0000-0000-0000-000000000000";

    @SuppressWarnings("unchecked")
    private static <O> O kms(KinesisFixture fixture, String operation, SdkPojo request) {
        Operation<SdkPojo, ?> found = (Operation<SdkPojo, ?>) fixture.kms.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow();
        Caller caller = new Caller("000000000000", "AKID", "arn:aws:iam::000000000000:root", "000000000000");
        Call call =
                new Call("id", ServiceId.KMS, operation, caller, "us-east-1", "127.0.0.1", "test", fixture.time.now());
        return (O) found.handler().handle(request, call);
    }

    private static KeyMetadata newKey(KinesisFixture fixture) {
        return EncryptionTest.<CreateKeyResponse>kms(
                        fixture, "CreateKey", CreateKeyRequest.builder().build())
                .keyMetadata();
    }

    private static void disable(KinesisFixture fixture, String keyId) {
        kms(fixture, "DisableKey", DisableKeyRequest.builder().keyId(keyId).build());
    }

    private static void start(KinesisFixture fixture, String stream, String keyId) {
        Consumer<StartStreamEncryptionRequest.Builder> b =
                r -> r.streamName(stream).encryptionType(EncryptionType.KMS).keyId(keyId);
        fixture.any("StartStreamEncryption", b);
    }

    private static void stop(KinesisFixture fixture, String stream, String keyId) {
        Consumer<StopStreamEncryptionRequest.Builder> b =
                r -> r.streamName(stream).encryptionType(EncryptionType.KMS).keyId(keyId);
        fixture.any("StopStreamEncryption", b);
    }

    private static void encrypted(KinesisFixture fixture, String stream, String keyId) {
        start(fixture, stream, keyId);
        fixture.time.advance(STATE);
    }

    private static List<Record> read(KinesisFixture fixture, String stream) {
        return fixture.getRecords(fixture.iterator(stream, 0, ShardIteratorType.TRIM_HORIZON))
                .records();
    }

    private static List<String> seals(List<Record> records) {
        return records.stream()
                .map(record -> record.data().asUtf8String() + " " + record.partitionKey() + " "
                        + record.encryptionTypeAsString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "arn", "alias", "aliasArn", "alias/aws/kinesis", "aws/kinesis"})
    void aKeyIsNamedInAnyForm(String form) {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            KeyMetadata key = newKey(fixture);
            kms(
                    fixture,
                    "CreateAlias",
                    CreateAliasRequest.builder()
                            .aliasName("alias/Mine")
                            .targetKeyId(key.keyId())
                            .build());
            String given = switch (form) {
                case "id" -> key.keyId();
                case "arn" -> key.arn();
                case "alias" -> "alias/Mine";
                case "aliasArn" -> "arn:aws:kms:us-east-1:000000000000:alias/Mine";
                default -> form;
            };
            start(fixture, "s", given);
            assertThat(fixture.summary("s").streamStatus()).isEqualTo(StreamStatus.UPDATING);
            assertThat(fixture.summary("s").encryptionType()).isEqualTo(EncryptionType.NONE);
            fixture.time.advance(STATE);
            String told = form.equals("aws/kinesis") ? "alias/aws/kinesis" : given;
            assertThat(fixture.summary("s").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(fixture.summary("s").encryptionType()).isEqualTo(EncryptionType.KMS);
            assertThat(fixture.summary("s").keyId()).isEqualTo(told);
            assertThat(fixture.describe(r -> r.streamName("s")).keyId()).isEqualTo(told);
            assertThat(fixture.put("s", "k", "x").encryptionType()).isEqualTo(EncryptionType.KMS);
            stop(fixture, "s", given);
            fixture.time.advance(STATE);
            assertThat(fixture.summary("s").encryptionType()).isEqualTo(EncryptionType.NONE);
            assertThat(fixture.summary("s").keyId()).isNull();
            assertThat(fixture.put("s", "k", "x").encryptionType()).isNull();
        }
    }

    @Test
    void recordsFromBeforeAndAfterAndUnderTwoKeysAreReadInOneGo() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            fixture.put("s", "a", "plain");
            encrypted(fixture, "s", newKey(fixture).keyId());
            fixture.put("s", "b", "first");
            encrypted(fixture, "s", newKey(fixture).keyId());
            fixture.put("s", "ключ", "second");
            stop(fixture, "s", fixture.summary("s").keyId());
            fixture.time.advance(STATE);
            fixture.put("s", "d", "plain again");
            assertThat(seals(read(fixture, "s")))
                    .containsExactly("plain a null", "first b KMS", "second ключ KMS", "plain again d null");
        }
    }

    @Test
    void theStoreHoldsNeitherDataNorPartitionKeyAndNoNonceTwice() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 2);
            encrypted(fixture, "s", "alias/aws/kinesis");
            List<PutRecordsRequestEntry> entries = IntStream.range(0, 200)
                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                            .partitionKey("secret-key-" + i % 7)
                            .data(SdkBytes.fromUtf8String("secret-data"))
                            .build())
                    .toList();
            assertThat(fixture.putRecords(r -> r.streamName("s").records(entries))
                            .encryptionType())
                    .isEqualTo(EncryptionType.KMS);
            fixture.putRecords(r -> r.streamName("s").records(entries));
            List<String> heads = new ArrayList<>();
            for (int shard = 0; shard < 2; shard++) {
                for (StoredRecord stored :
                        fixture.records.read(new dev.weir.broker.store.ShardKey(1, shard), 0, 10_000, Long.MAX_VALUE)) {
                    String data = new String(stored.data(), java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(data).doesNotContain("secret");
                    assertThat(stored.partitionKey()).isEmpty();
                    heads.add(data.substring(1, 17)); // the data key's number and the nonce's count
                }
            }
            assertThat(heads).hasSize(400).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDataKeyIsUsedForFiveMinutes() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            encrypted(fixture, "s", "alias/aws/kinesis");
            List<Long> used = new ArrayList<>();
            for (Duration pause : List.of(Duration.ZERO, Duration.ofSeconds(290), Duration.ofSeconds(10))) {
                fixture.time.advance(pause);
                fixture.put("s", "k", "x");
            }
            fixture.records
                    .read(new dev.weir.broker.store.ShardKey(1, 0), 0, 10, Long.MAX_VALUE)
                    .forEach(record -> used.add(RecordSeal.dataKeyId(record)));
            assertThat(used.get(1)).isEqualTo(used.get(0));
            assertThat(used.get(2)).isNotEqualTo(used.get(0));
            assertThat(read(fixture, "s")).hasSize(3);
        }
    }

    @Test
    void aDisabledKeyFailsPutsAndReadsAtOnceAndUntilItIsEnabled() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            KeyMetadata key = newKey(fixture);
            fixture.put("s", "k", "before");
            encrypted(fixture, "s", key.keyId());
            fixture.put("s", "k", "sealed");
            disable(fixture, key.keyId());
            String text = key.arn() + " is disabled.";
            assertThat(error(() -> fixture.put("s", "k", "x")))
                    .hasMessage(text)
                    .extracting("code")
                    .isEqualTo("KMSDisabledException");
            assertThat(error(() -> fixture.putRecords(r ->
                            r.streamName("s").records(e -> e.partitionKey("k").data(SdkBytes.fromUtf8String("x"))))))
                    .extracting("code")
                    .isEqualTo("KMSDisabledException");
            assertThat(error(() -> read(fixture, "s"))).extracting("code").isEqualTo("KMSDisabledException");
            GetRecordsResponse first = fixture.getRecords(fixture.iterator("s", 0, ShardIteratorType.TRIM_HORIZON), 1);
            assertThat(fixture.texts(first)).containsExactly("before");
            kms(
                    fixture,
                    "EnableKey",
                    EnableKeyRequest.builder().keyId(key.keyId()).build());
            assertThat(read(fixture, "s")).hasSize(2);
        }
    }

    @Test
    void aKeyPendingDeletionFailsReadsAndIsMissingAfterwards() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            fixture.any("IncreaseStreamRetentionPeriod", (Consumer<
                            software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest.Builder>)
                    r -> r.streamName("s").retentionPeriodHours(240));
            fixture.time.advance(STATE);
            KeyMetadata key = newKey(fixture);
            encrypted(fixture, "s", key.keyId());
            fixture.put("s", "k", "x");
            kms(
                    fixture,
                    "ScheduleKeyDeletion",
                    ScheduleKeyDeletionRequest.builder()
                            .keyId(key.keyId())
                            .pendingWindowInDays(7)
                            .build());
            assertThat(error(() -> read(fixture, "s"))).extracting("code").isEqualTo("KMSInvalidStateException");
            fixture.time.advance(Duration.ofDays(7));
            assertThat(error(() -> read(fixture, "s"))).extracting("code").isEqualTo("KMSNotFoundException");
            assertThat(error(() -> fixture.put("s", "k", "x")))
                    .extracting("code")
                    .isEqualTo("KMSNotFoundException");
        }
    }

    @Test
    void sealedRecordsAreReadAfterARestart(@TempDir Path folder) {
        ManualTime time = new ManualTime();
        try (KinesisFixture fixture = KinesisFixture.in(folder, time)) {
            fixture.active("s", 1);
            encrypted(fixture, "s", newKey(fixture).keyId());
            fixture.put("s", "k", "kept");
            start(fixture, "s", newKey(fixture).arn()); // UPDATING over the restart
        }
        time.advance(STATE);
        try (KinesisFixture fixture = KinesisFixture.in(folder, time)) {
            assertThat(fixture.summary("s").keyId()).startsWith("arn:aws:kms:");
            fixture.put("s", "k", "new");
            assertThat(seals(read(fixture, "s"))).containsExactly("kept k KMS", "new k KMS");
        }
    }

    @Test
    void sealedRecordsGoThroughASplitAndKeepTheirLimitOfSize() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            encrypted(fixture, "s", "alias/aws/kinesis");
            byte[] largest = new byte[(1 << 20) - 1];
            fixture.putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromByteArray(largest)));
            fixture.split("s", 0, HashKey.of(java.math.BigInteger.TWO.pow(127)).toString());
            fixture.time.advance(STATE);
            fixture.put("s", "k", "child");
            assertThat(read(fixture, "s").getFirst().data().asByteArrayUnsafe()).isEqualTo(largest);
            List<String> children = new ArrayList<>();
            for (int shard = 1; shard <= 2; shard++) {
                children.addAll(fixture.texts(
                        fixture.getRecords(fixture.iterator("s", shard, ShardIteratorType.TRIM_HORIZON))));
            }
            assertThat(children).containsExactly("child");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                MISSING + " | KMSNotFoundException | Key 'arn:aws:kms:us-east-1:000000000000:key/" + MISSING
                        + "' does not exist",
                "alias/none | KMSNotFoundException | Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found.",
                "nonsense | KMSNotFoundException | Invalid keyId 'nonsense'",
                "arn:aws:kms:us-east-1:111111111111:key/" + MISSING + " | KMSAccessDeniedException | not authorized",
                "disabled | KMSDisabledException | is disabled.",
                "deleted | KMSInvalidStateException | is pending deletion.",
            })
    void aKeyThatCannotBeUsedIsRefused(String keyId, String code, String message) {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            String given = keyId;
            if (keyId.equals("disabled")) {
                given = newKey(fixture).keyId();
                disable(fixture, given);
            } else if (keyId.equals("deleted")) {
                given = newKey(fixture).keyId();
                kms(
                        fixture,
                        "ScheduleKeyDeletion",
                        ScheduleKeyDeletionRequest.builder().keyId(given).build());
            }
            String key = given;
            assertThat(error(() -> start(fixture, "s", key)))
                    .hasMessageContaining(message)
                    .extracting("code")
                    .isEqualTo(code);
            assertThat(fixture.summary("s").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        }
    }

    @Test
    void startingIsRefusedInOtherStatesForOtherTypesAndAfterTwentyFiveTimesADay() {
        try (KinesisFixture fixture = new KinesisFixture(BrokerConfig.inMemory(), new ManualTime())) {
            fixture.active("s", 1);
            Consumer<StartStreamEncryptionRequest.Builder> none =
                    r -> r.streamName("s").encryptionType(EncryptionType.NONE).keyId("alias/aws/kinesis");
            assertThat(error(() -> fixture.any("StartStreamEncryption", none)))
                    .extracting("code")
                    .isEqualTo("InvalidArgumentException");
            start(fixture, "s", "alias/aws/kinesis");
            assertThat(error(() -> start(fixture, "s", "alias/aws/kinesis")))
                    .extracting("code")
                    .isEqualTo("ResourceInUseException");
            assertThat(error(() -> start(fixture, "other", "alias/aws/kinesis")))
                    .extracting("code")
                    .isEqualTo("ResourceNotFoundException");
            for (int i = 1; i < 25; i++) {
                fixture.time.advance(Duration.ofSeconds(1));
                start(fixture, "s", "alias/aws/kinesis");
            }
            fixture.time.advance(Duration.ofSeconds(1));
            assertThat(error(() -> start(fixture, "s", "alias/aws/kinesis")))
                    .extracting("code")
                    .isEqualTo("LimitExceededException");
            fixture.time.advance(Duration.ofDays(1));
            encrypted(fixture, "s", "alias/aws/kinesis");
            assertThat(error(() -> stop(fixture, "s", MISSING)))
                    .extracting("code")
                    .isEqualTo("InvalidArgumentException");
            stop(fixture, "s", "alias/aws/kinesis");
            fixture.time.advance(STATE);
            stop(fixture, "s", "alias/aws/kinesis");
            assertThat(fixture.summary("s").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        }
    }

    @Test
    void dataKeysGoWithTheLastRecordThatNeedsThem() {
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("s", 1);
            encrypted(fixture, "s", "alias/aws/kinesis");
            fixture.put("s", "k", "old");
            long old = RecordSeal.dataKeyId(fixture.records
                    .read(new dev.weir.broker.store.ShardKey(1, 0), 0, 1, Long.MAX_VALUE)
                    .getFirst());
            assertThat(fixture.dataKeys()).containsExactly(old);
            fixture.time.advance(Duration.ofHours(23));
            fixture.put("s", "k", "new");
            assertThat(fixture.dataKeys()).hasSize(2).contains(old);
            fixture.time.advance(Duration.ofHours(28));
            RunningBroker.await(() -> !fixture.dataKeys().contains(old));
            assertThat(fixture.dataKeys()).hasSize(1);
        }
    }
}
