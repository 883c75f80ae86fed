package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.kms.RunningBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.KmsDisabledException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kms.KmsClient;

/** What is in the files of a data folder, byte by byte, after real clients put records. */
class EncryptionAtRestTest {

    private static final String OPEN_DATA = "weir-open-data-7c1f";
    private static final String OPEN_KEY = "weir-open-key-7c1f";
    private static final String SEALED_DATA = "weir-sealed-data-9d2e";
    private static final String SEALED_KEY = "weir-sealed-key-9d2e";

    private static final Duration STATE = Duration.ofMillis(50);

    @TempDir
    private Path folder;

    @Test
    void theFilesHoldThePlainTextOfOpenStreamsAndNothingOfSealedOnes() throws Exception {
        try (RunningBroker running = new RunningBroker(
                        BrokerConfig.in(folder).withLimits(false).withStateDelay(STATE));
                KinesisClient kinesis = running.client(KinesisClient.builder());
                KinesisAsyncClient async = running.client(KinesisAsyncClient.builder())) {
            create(kinesis, "open");
            create(kinesis, "sealed");
            kinesis.startStreamEncryption(r ->
                    r.streamName("sealed").encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis"));
            awaitActive(kinesis, "sealed");
            put(kinesis, async, "open", OPEN_KEY, OPEN_DATA);
            put(kinesis, async, "sealed", SEALED_KEY, SEALED_DATA);
            refused(kinesis);
            assertThat(read(kinesis, "open"))
                    .allMatch(record -> record.encryptionType() == null)
                    .extracting(record -> record.data().asUtf8String())
                    .containsOnly(OPEN_DATA);
            assertThat(read(kinesis, "sealed"))
                    .hasSize(2)
                    .allMatch(record -> record.encryptionType() == EncryptionType.KMS)
                    .allMatch(record -> record.partitionKey().equals(SEALED_KEY))
                    .extracting(record -> record.data().asUtf8String())
                    .containsOnly(SEALED_DATA);
        }
        assertThat(filesWith(OPEN_DATA)).isNotEmpty();
        assertThat(filesWith(OPEN_KEY)).isNotEmpty();
        for (String secret : List.of(SEALED_DATA, SEALED_KEY, base64(SEALED_DATA), base64(SEALED_KEY))) {
            assertThat(filesWith(secret)).as(secret).isEmpty();
        }
    }

    @Test
    void clientsMeetADisabledKeyAsTheirOwnException() throws Exception {
        try (RunningBroker running = new RunningBroker(
                        BrokerConfig.inMemory().withLimits(false).withStateDelay(STATE));
                KinesisClient kinesis = running.client(KinesisClient.builder());
                KinesisAsyncClient async = running.client(KinesisAsyncClient.builder());
                KmsClient kms = running.client(KmsClient.builder())) {
            create(kinesis, "s");
            String key = kms.createKey().keyMetadata().keyId();
            kinesis.startStreamEncryption(
                    r -> r.streamName("s").encryptionType(EncryptionType.KMS).keyId(key));
            awaitActive(kinesis, "s");
            put(kinesis, async, "s", "k", "x");
            kms.disableKey(r -> r.keyId(key));
            assertThatThrownBy(() -> kinesis.putRecord(
                            r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("x"))))
                    .isInstanceOf(KmsDisabledException.class)
                    .hasMessageContaining("is disabled");
            assertThatThrownBy(() -> async.putRecords(r -> r.streamName("s")
                                    .records(e -> e.partitionKey("k").data(SdkBytes.fromUtf8String("x"))))
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(KmsDisabledException.class);
            assertThatThrownBy(() -> read(kinesis, "s")).isInstanceOf(KmsDisabledException.class);
        }
    }

    /** Requests that are refused, and whose errors name what is wrong with them. */
    private static void refused(KinesisClient kinesis) {
        SdkBytes data = SdkBytes.fromUtf8String(SEALED_DATA);
        assertThatThrownBy(() -> kinesis.putRecord(r -> r.streamName("sealed")
                        .partitionKey(SEALED_KEY.repeat(20))
                        .data(data)))
                .isInstanceOf(KinesisException.class)
                .hasMessageContaining(SEALED_KEY);
        assertThatThrownBy(() -> kinesis.putRecords(r -> r.streamName("sealed")
                        .records(e -> e.partitionKey(SEALED_KEY.repeat(20)).data(data))))
                .hasMessageContaining(SEALED_KEY);
        assertThatThrownBy(() -> kinesis.putRecord(r -> r.streamName("sealed")
                        .partitionKey(SEALED_KEY)
                        .explicitHashKey("9".repeat(39))
                        .data(data)))
                .hasMessageContaining("ExplicitHashKey");
    }

    private static void create(KinesisClient kinesis, String stream) {
        kinesis.createStream(r -> r.streamName(stream).shardCount(1));
        awaitActive(kinesis, stream);
    }

    private static void awaitActive(KinesisClient kinesis, String stream) {
        RunningBroker.await(() -> kinesis.listStreams().streamSummaries().stream()
                .anyMatch(summary ->
                        summary.streamName().equals(stream) && summary.streamStatus() == StreamStatus.ACTIVE));
    }

    private static void put(KinesisClient kinesis, KinesisAsyncClient async, String stream, String key, String text) {
        SdkBytes data = SdkBytes.fromUtf8String(text);
        kinesis.putRecord(r -> r.streamName(stream).partitionKey(key).data(data));
        async.putRecords(r ->
                        r.streamName(stream).records(e -> e.partitionKey(key).data(data)))
                .join();
    }

    private static List<Record> read(KinesisClient kinesis, String stream) {
        String iterator = kinesis.getShardIterator(r -> r.streamName(stream)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(r -> r.shardIterator(iterator)).records();
    }

    private static String base64(String text) {
        // Without the last group, which depends on what follows.
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                .substring(0, 20);
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
