package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.FirehoseControlTest.ROLE;
import static dev.weir.broker.firehose.FirehoseControlTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.time.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;

/** What comes into buckets, of direct puts and of a stream, with time that the test moves. */
class S3DeliveryTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private FakeObjects objects;
    private FirehoseBroker broker;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        objects = new FakeObjects(Files.createDirectory(folder.resolve("objects")), "lake", "spare");
        broker = FirehoseBroker.manual(time, objects);
        firehose = broker.firehose();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void create(Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d").extendedS3DestinationConfiguration(b -> {
            b.roleARN(ROLE).bucketARN("arn:aws:s3:::lake");
            s3.accept(b);
        }));
    }

    private void put(String... data) {
        assertThat(firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                                .records(Stream.of(data)
                                        .map(each -> Record.builder()
                                                .data(SdkBytes.fromUtf8String(each))
                                                .build())
                                        .toList()))
                        .failedPutCount())
                .isZero();
    }

    /** The lane has read everything that was put, so that the clock may move. */
    private void buffered(int files) {
        await(() -> {
            try (Stream<Path> all = Files.list(folder.resolve("objects"))) {
                return all.count() >= files;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void pass(Duration by) {
        time.advance(by);
    }

    static Stream<Arguments> keys() {
        String name = "d-1-2026-01-02-03-04-05-[0-9a-f-]{36}";
        return Stream.of(
                Arguments.of("no prefix", "2026/01/02/03/" + name, s3(s -> {})),
                Arguments.of("a prefix", "in/2026/01/02/03/" + name, s3(s -> s.prefix("in/"))),
                Arguments.of(
                        "a time of one's own",
                        "y=2026/m=01/" + name,
                        s3(s -> s.prefix("y=!{timestamp:yyyy}/m=!{timestamp:MM}/")
                                .errorOutputPrefix("e/!{firehose:error-output-type}/"))),
                Arguments.of(
                        "a time with quotes",
                        "dt=2026-01-02/" + name,
                        s3(s -> s.prefix("dt=!{timestamp:yyyy'-'MM'-'dd}/").errorOutputPrefix("e/"))),
                Arguments.of(
                        "something random",
                        "[A-Za-z0-9]{11}/2026/01/02/03/" + name,
                        s3(s -> s.prefix("!{firehose:random-string}/").errorOutputPrefix("e/"))),
                Arguments.of(
                        "a time zone",
                        "2026/01/02/12/" + name.replace("-03-04-05", "-12-04-05"),
                        s3(s -> s.customTimeZone("Asia/Tokyo"))),
                Arguments.of("an extension", "2026/01/02/03/" + name + "\\.jsonl", s3(s -> s.fileExtension(".jsonl"))),
                Arguments.of("gzip", "2026/01/02/03/" + name + "\\.gz", s3(s -> s.compressionFormat("GZIP"))),
                Arguments.of(
                        "gzip with an extension",
                        "2026/01/02/03/" + name + "\\.json\\.gz",
                        s3(s -> s.compressionFormat("GZIP").fileExtension(".json.gz"))));
    }

    private static Consumer<ExtendedS3DestinationConfiguration.Builder> s3(
            Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
        return s3;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void objectsAreNamed(String what, String pattern, Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
        create(s3);
        put("one");
        buffered(1);
        pass(Duration.ofSeconds(300));
        assertThat(objects.await("lake", 1).getFirst()).matches(pattern);
    }

    @ParameterizedTest
    @EnumSource(value = CompressionFormat.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void whatIsPutComesOutInItsOrderAsItIs(CompressionFormat format) throws Exception {
        create(s -> s.compressionFormat(format));
        put("a", "bc\n", "def");
        buffered(1);
        pass(Duration.ofSeconds(300));
        String key = objects.await("lake", 1).getFirst();
        byte[] bytes = objects.objects.get("lake/" + key);
        assertThat(new String(unfolded(format, bytes), StandardCharsets.UTF_8)).isEqualTo("abc\ndef");
    }

    private static byte[] unfolded(CompressionFormat format, byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (format) {
            case GZIP -> new GZIPInputStream(in).readAllBytes();
            case SNAPPY -> new SnappyFramedInputStream(in).readAllBytes();
            case ZIP -> {
                ZipInputStream zip = new ZipInputStream(in);
                assertThat(zip.getNextEntry().getName()).startsWith("d-1-2026");
                yield zip.readAllBytes();
            }
            case HADOOP_SNAPPY -> hadoop(bytes);
            default -> bytes;
        };
    }

    /** Blocks: the length of what they unfold to, then pieces, each with its own length. */
    private static byte[] hadoop(byte[] bytes) throws IOException {
        assertThat(SnappyHadoopCompatibleOutputStream.class).isNotNull();
        var in = java.nio.ByteBuffer.wrap(bytes);
        var out = new java.io.ByteArrayOutputStream();
        while (in.hasRemaining()) {
            int length = in.getInt();
            for (int got = 0; got < length; ) {
                byte[] piece = new byte[in.getInt()];
                in.get(piece);
                byte[] plain = org.xerial.snappy.Snappy.uncompress(piece);
                out.write(plain);
                got += plain.length;
            }
        }
        return out.toByteArray();
    }

    @Test
    void anObjectIsPutOnceItIsFull() {
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(900)));
        String kib600 = "x".repeat(600 << 10);
        put(kib600, kib600, "rest");
        objects.await("lake", 1);
        assertThat(objects.text("lake", "")).hasSize(1200 << 10);
        await(() -> broker.metrics.getOrDefault("DeliveryToS3.Records", 0.0) == 2);
        await(() -> broker.metrics.getOrDefault("DeliveryToS3.Bytes", 0.0) == (1200 << 10));
        await(() -> broker.metrics.getOrDefault("DeliveryToS3.Success", 0.0) == 1);
    }

    @Test
    void withoutBufferingItIsPutAtOnce() {
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0)));
        put("now");
        objects.await("lake", 1);
        assertThat(objects.text("lake", "")).isEqualTo("now");
    }

    @Test
    void aDelimiterFollowsEachRecord() {
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0))
                .processingConfiguration(p -> p.enabled(true)
                        .processors(x -> x.type(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                                .parameters(y -> y.parameterName(ProcessorParameterName.DELIMITER)
                                        .parameterValue("\\n")))));
        put("a", "b");
        await(() -> objects.text("lake", "").equals("a\nb\n"));
    }

    @Test
    void everySourceRecordGoesToTheBackupToo() {
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0))
                .s3BackupMode(S3BackupMode.ENABLED)
                .s3BackupConfiguration(b -> b.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::spare")
                        .prefix("all/")
                        .bufferingHints(h -> h.sizeInMBs(1).intervalInSeconds(0))));
        put("a", "b");
        await(() -> objects.text("lake", "").equals("ab"));
        await(() -> objects.text("spare", "all/").equals("ab"));
        await(() -> broker.metrics.getOrDefault("BackupToS3.Records", 0.0) == 2);
    }

    @Test
    void whileABucketRefusesRecordsWaitAndThenComeInOrder() {
        objects.refuses = true;
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0)));
        put("a");
        await(() -> broker.metrics.containsKey("DeliveryToS3.Success"));
        pass(Duration.ofSeconds(1));
        put("b");
        objects.refuses = false;
        await(() -> {
            pass(Duration.ofMillis(500));
            return objects.text("lake", "").equals("ab");
        });
    }

    @Test
    void aBucketThatIsNotThereIsUsedOnceItIs() {
        create(s -> s.bucketARN("arn:aws:s3:::later")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0)));
        put("a");
        await(() -> broker.metrics.containsKey("DeliveryToS3.Success"));
        objects.buckets.add("later");
        await(() -> {
            pass(Duration.ofSeconds(1));
            return objects.text("later", "").equals("a");
        });
    }

    @Test
    void anUpdateMendsADestinationThatRefuses() {
        create(s -> s.bucketARN("arn:aws:s3:::none")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0)));
        put("a");
        await(() -> broker.metrics.containsKey("DeliveryToS3.Success"));
        firehose.updateDestination(r -> r.deliveryStreamName("d")
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(s -> s.bucketARN("arn:aws:s3:::lake")));
        assertThat(objects.await("lake", 1).getFirst()).contains("/d-2-");
        assertThat(objects.text("lake", "")).isEqualTo("a");
    }

    @Test
    void afterADayWithoutABucketRecordsAreLostAndItIsSaid() {
        create(s -> s.bucketARN("arn:aws:s3:::none")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0)));
        put("a");
        await(() -> broker.metrics.containsKey("DeliveryToS3.Success"));
        pass(Duration.ofHours(25));
        put("b");
        await(() -> {
            pass(Duration.ofSeconds(30));
            return broker.metrics.get("DeliveryToS3.Success") != null && filesAre("b");
        });
        objects.buckets.add("none");
        await(() -> {
            pass(Duration.ofSeconds(30));
            return objects.text("none", "").equals("b");
        });
    }

    private boolean filesAre(String text) {
        try (Stream<Path> all = Files.list(folder.resolve("objects"))) {
            List<Path> files = all.toList();
            return files.size() == 1 && Files.readString(files.getFirst()).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aStreamIsReadFromItsEndOnThroughSplits() {
        var kinesis = broker.kinesis();
        kinesis.createStream(r -> r.streamName("s").shardCount(1));
        kinesis.putRecord(r -> r.streamName("s").partitionKey("a").data(SdkBytes.fromUtf8String("before")));
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        k -> k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                .extendedS3DestinationConfiguration(s -> s.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::lake")
                        .prefix("!{firehose:shard-id}/")
                        .errorOutputPrefix("e/")
                        .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0))));
        kinesis.putRecord(r -> r.streamName("s").partitionKey("a").data(SdkBytes.fromUtf8String("1")));
        await(() -> objects.text("lake", "shardId-000000000000/").equals("1"));
        kinesis.splitShard(r -> r.streamName("s")
                .shardToSplit("shardId-000000000000")
                .newStartingHashKey("170141183460469231731687303715884105728"));
        for (String key : List.of("0", "340282366920938463463374607431768211455")) {
            kinesis.putRecord(r ->
                    r.streamName("s").partitionKey("a").explicitHashKey(key).data(SdkBytes.fromUtf8String("2")));
        }
        await(() -> objects.text("lake", "shardId-000000000001/").equals("2"));
        await(() -> objects.text("lake", "shardId-000000000002/").equals("2"));
        await(() -> broker.metrics.getOrDefault("DataReadFromKinesisStream.Records", 0.0) == 3);
    }

    @Test
    void whatWaitsIsDeliveredAfterARestart() throws Exception {
        broker.close();
        BrokerConfig config =
                BrokerConfig.in(Files.createDirectory(folder.resolve("data"))).withStateDelay(Duration.ZERO);
        broker = new FirehoseBroker(config, time, objects);
        firehose = broker.firehose();
        String key = broker.kms().createKey().keyMetadata().arn();
        create(s -> s.bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(60)));
        put("plain ");
        firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("d")
                .deliveryStreamEncryptionConfigurationInput(
                        k -> k.keyType(software.amazon.awssdk.services.firehose.model.KeyType.CUSTOMER_MANAGED_CMK)
                                .keyARN(key)));
        put("sealed");
        broker.close();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("sealed");
            }
        }
        broker = new FirehoseBroker(config, time, objects);
        buffered(1);
        pass(Duration.ofSeconds(60));
        objects.await("lake", 1);
        assertThat(objects.text("lake", "")).isEqualTo("plain sealed");
    }
}
