package dev.weir.broker.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.Tag;

/** Each rule of the control plane over the wire, through the SDK's client. */
class FirehoseControlTest {

    static final String ROLE = "arn:aws:iam::000000000000:role/deliver";
    static final String BUCKET = "arn:aws:s3:::lake";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private FirehoseBroker broker;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        broker = new FirehoseBroker(
                BrokerConfig.inMemory().withStateDelay(Duration.ofSeconds(1)), time, new FakeObjects(folder, "lake"));
        firehose = broker.firehose();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    static Consumer<ExtendedS3DestinationConfiguration.Builder> lake() {
        return s3 -> s3.roleARN(ROLE).bucketARN(BUCKET);
    }

    private void create(String name) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName(name).extendedS3DestinationConfiguration(lake()));
        time.advance(Duration.ofSeconds(1));
    }

    private DeliveryStreamDescription describe(String name) {
        return firehose.describeDeliveryStream(r -> r.deliveryStreamName(name)).deliveryStreamDescription();
    }

    @Test
    void aDeliveryStreamComesIsToldOfAndGoes() {
        String arn = firehose.createDeliveryStream(r -> r.deliveryStreamName("orders")
                        .extendedS3DestinationConfiguration(lake())
                        .directPutSourceConfiguration(s -> s.throughputHintInMBs(7)))
                .deliveryStreamARN();
        assertThat(arn).isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/orders");
        assertThat(describe("orders").deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.CREATING);
        assertThat(told(() -> firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders"))))
                .startsWith("ResourceInUseException");
        time.advance(Duration.ofSeconds(1));
        DeliveryStreamDescription described = describe("orders");
        assertThat(described.deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.ACTIVE);
        assertThat(described.deliveryStreamARN()).isEqualTo(arn);
        assertThat(described.deliveryStreamType()).isEqualTo(DeliveryStreamType.DIRECT_PUT);
        assertThat(described.versionId()).isEqualTo("1");
        assertThat(described.createTimestamp()).isEqualTo(ManualTime.START);
        assertThat(described.lastUpdateTimestamp()).isNull();
        assertThat(described.hasMoreDestinations()).isFalse();
        assertThat(described.source().directPutSourceDescription().throughputHintInMBs())
                .isEqualTo(7);
        var destination = described.destinations().getFirst();
        assertThat(destination.destinationId()).isEqualTo("destinationId-000000000001");
        var s3 = destination.extendedS3DestinationDescription();
        assertThat(s3.bucketARN()).isEqualTo(BUCKET);
        assertThat(s3.bufferingHints().sizeInMBs()).isEqualTo(5);
        assertThat(s3.bufferingHints().intervalInSeconds()).isEqualTo(300);
        assertThat(s3.compressionFormat()).isEqualTo(CompressionFormat.UNCOMPRESSED);
        assertThat(s3.s3BackupMode()).isEqualTo(S3BackupMode.DISABLED);
        assertThat(destination.s3DestinationDescription().bucketARN()).isEqualTo(BUCKET);
        firehose.deleteDeliveryStream(r -> r.deliveryStreamName("orders"));
        assertThat(describe("orders").deliveryStreamStatus()).isEqualTo(DeliveryStreamStatus.DELETING);
        time.advance(Duration.ofSeconds(1));
        await(() -> told(() -> describe("orders"))
                .equals("ResourceNotFoundException: Firehose orders under account 000000000000 not found."));
    }

    @Test
    void aPlainS3DestinationIsAnExtendedOne() {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("plain")
                .s3DestinationConfiguration(
                        s3 -> s3.roleARN(ROLE).bucketARN(BUCKET).prefix("in/")));
        var destination = describe("plain").destinations().getFirst();
        assertThat(destination.s3DestinationDescription().prefix()).isEqualTo("in/");
        assertThat(destination.extendedS3DestinationDescription().prefix()).isEqualTo("in/");
    }

    @Test
    void namesAreListedInPages() {
        IntStream.range(0, 12).forEach(i -> create("s%02d".formatted(i)));
        var first = firehose.listDeliveryStreams(r -> {});
        assertThat(first.deliveryStreamNames()).hasSize(10).startsWith("s00");
        assertThat(first.hasMoreDeliveryStreams()).isTrue();
        var rest = firehose.listDeliveryStreams(r -> r.exclusiveStartDeliveryStreamName("s09"));
        assertThat(rest.deliveryStreamNames()).containsExactly("s10", "s11");
        assertThat(rest.hasMoreDeliveryStreams()).isFalse();
        assertThat(firehose.listDeliveryStreams(r -> r.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE))
                        .deliveryStreamNames())
                .isEmpty();
    }

    @Test
    void anUpdateChangesWhatItSaysAndRaisesTheVersion() {
        create("orders");
        time.advance(Duration.ofSeconds(5));
        firehose.updateDestination(r -> r.deliveryStreamName("orders")
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(s3 -> s3.compressionFormat(CompressionFormat.GZIP)
                        .s3BackupMode(S3BackupMode.ENABLED)
                        .s3BackupUpdate(b -> b.roleARN(ROLE).bucketARN("arn:aws:s3:::spare"))));
        DeliveryStreamDescription described = describe("orders");
        assertThat(described.versionId()).isEqualTo("2");
        assertThat(described.lastUpdateTimestamp()).isEqualTo(time.now());
        var s3 = described.destinations().getFirst().extendedS3DestinationDescription();
        assertThat(s3.compressionFormat()).isEqualTo(CompressionFormat.GZIP);
        assertThat(s3.bucketARN()).isEqualTo(BUCKET);
        assertThat(s3.s3BackupDescription().bucketARN()).isEqualTo("arn:aws:s3:::spare");
        firehose.updateDestination(r -> r.deliveryStreamName("orders")
                .currentDeliveryStreamVersionId("2")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(x -> x.s3BackupUpdate(b -> b.prefix("all/"))));
        var backup = describe("orders")
                .destinations()
                .getFirst()
                .extendedS3DestinationDescription()
                .s3BackupDescription();
        assertThat(backup.bucketARN()).isEqualTo("arn:aws:s3:::spare");
        assertThat(backup.prefix()).isEqualTo("all/");
        assertThat(told(() -> firehose.updateDestination(r -> r.deliveryStreamName("orders")
                        .currentDeliveryStreamVersionId("1")
                        .destinationId("destinationId-000000000001")
                        .extendedS3DestinationUpdate(x -> x.prefix("late/")))))
                .isEqualTo(
                        "ConcurrentModificationException: Cannot update firehose: orders since the current version id:"
                                + " 3 and specified version id: 1 do not match");
    }

    @Test
    void tagsAreKeptByKey() {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("t")
                .extendedS3DestinationConfiguration(lake())
                .tags(tag("b", "1"), tag("a", "2")));
        firehose.tagDeliveryStream(r -> r.deliveryStreamName("t")
                .tags(tag("b", "3"), Tag.builder().key("c").build()));
        var listed = firehose.listTagsForDeliveryStream(
                r -> r.deliveryStreamName("t").limit(2));
        assertThat(listed.tags()).containsExactly(tag("a", "2"), tag("b", "3"));
        assertThat(listed.hasMoreTags()).isTrue();
        assertThat(firehose.listTagsForDeliveryStream(
                                r -> r.deliveryStreamName("t").exclusiveStartTagKey("b"))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("c");
        firehose.untagDeliveryStream(r -> r.deliveryStreamName("t").tagKeys("a", "zz"));
        assertThat(firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("t"))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("b", "c");
        assertThat(told(() -> firehose.tagDeliveryStream(r -> r.deliveryStreamName("t")
                        .tags(IntStream.range(0, 50)
                                .mapToObj(i -> tag("k" + i, ""))
                                .toList()))))
                .startsWith("LimitExceededException");
    }

    @Test
    void encryptionIsSwitchedOnAndOffWithAKeyOfKms() {
        create("e");
        String key = broker.kms().createKey().keyMetadata().arn();
        firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("e")
                .deliveryStreamEncryptionConfigurationInput(
                        k -> k.keyType(KeyType.CUSTOMER_MANAGED_CMK).keyARN(key)));
        assertThat(describe("e").deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.ENABLING);
        assertThat(told(() -> firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("e"))))
                .startsWith("ResourceInUseException");
        time.advance(Duration.ofSeconds(1));
        assertThat(describe("e").deliveryStreamEncryptionConfiguration().keyARN())
                .isEqualTo(key);
        assertThat(put("e", "x").encrypted()).isTrue();
        broker.kms().disableKey(r -> r.keyId(key));
        assertThat(told(() -> put("e", "x"))).startsWith("InvalidKMSResourceException");
        firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("e"));
        time.advance(Duration.ofSeconds(1));
        assertThat(describe("e").deliveryStreamEncryptionConfiguration().status())
                .isEqualTo(DeliveryStreamEncryptionStatus.DISABLED);
        assertThat(put("e", "x").encrypted()).isFalse();
    }

    private software.amazon.awssdk.services.firehose.model.PutRecordResponse put(String stream, String data) {
        return firehose.putRecord(r -> r.deliveryStreamName(stream).record(x -> x.data(SdkBytes.fromUtf8String(data))));
    }

    @Test
    void whatIsAboveTheQuotasIsRefusedRecordByRecord() {
        create("q");
        byte[] mib = new byte[1_000_000];
        var answer = firehose.putRecordBatch(r -> r.deliveryStreamName("q")
                .records(IntStream.range(0, 4)
                        .mapToObj(i -> software.amazon.awssdk.services.firehose.model.Record.builder()
                                .data(SdkBytes.fromByteArray(mib))
                                .build())
                        .toList()));
        assertThat(answer.failedPutCount()).isZero();
        answer = firehose.putRecordBatch(r -> r.deliveryStreamName("q")
                .records(IntStream.range(0, 3)
                        .mapToObj(i -> software.amazon.awssdk.services.firehose.model.Record.builder()
                                .data(SdkBytes.fromByteArray(mib))
                                .build())
                        .toList()));
        assertThat(answer.failedPutCount()).isEqualTo(2);
        assertThat(answer.requestResponses().getFirst().recordId()).isNotEmpty();
        assertThat(answer.requestResponses().getLast().errorCode()).isEqualTo("ServiceUnavailableException");
        assertThat(answer.requestResponses().getLast().errorMessage()).isEqualTo("Slow down.");
        assertThat(told(() -> firehose.putRecord(
                        r -> r.deliveryStreamName("q").record(x -> x.data(SdkBytes.fromByteArray(mib))))))
                .isEqualTo("ServiceUnavailableException: Slow down.");
        time.advance(Duration.ofSeconds(1));
        assertThat(put("q", "x").recordId()).isNotEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        "no destination",
                        r -> r.extendedS3DestinationConfiguration((ExtendedS3DestinationConfiguration) null),
                        "InvalidArgumentException: Exactly one destination configuration is supported for a Firehose"),
                refused(
                        "two destinations",
                        r -> r.s3DestinationConfiguration(s -> s.roleARN(ROLE).bucketARN(BUCKET)),
                        "InvalidArgumentException: Exactly one destination configuration is supported for a Firehose"),
                refused(
                        "a name out of bounds",
                        r -> r.deliveryStreamName("no spaces"),
                        "ValidationException: 1 validation error detected: Value 'no spaces' at 'deliveryStreamName'"
                                + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
                                + " [a-zA-Z0-9_.-]+"),
                refused(
                        "a stream that is not there",
                        r -> r.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                                .kinesisStreamSourceConfiguration(k -> k.roleARN(ROLE)
                                        .kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/none")),
                        "InvalidArgumentException: The stream arn:aws:kinesis:us-east-1:000000000000:stream/none does"
                                + " not exist in this broker."),
                refused(
                        "a source that direct puts do not have",
                        r -> r.kinesisStreamSourceConfiguration(k ->
                                k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/none")),
                        "InvalidArgumentException: KinesisStreamSourceConfig is only applicable for"
                                + " KinesisStreamAsSource stream type."),
                refused(
                        "a key that is not there",
                        r -> r.deliveryStreamEncryptionConfigurationInput(k -> k.keyType(KeyType.CUSTOMER_MANAGED_CMK)
                                .keyARN("arn:aws:kms:us-east-1:000000000000:key/none")),
                        "InvalidKMSResourceException"),
                s3(
                        "expressions without a prefix for errors",
                        s -> s.prefix("!{timestamp:yyyy}/"),
                        "InvalidArgumentException: Ths supplied prefix(es) do not satisfy the following constraint:"
                                + " ErrorOutputPrefix cannot be null or empty when Prefix contains expressions"),
                s3(
                        "a namespace that is none",
                        s -> s.prefix("!{aws:region}/").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es) do not satisfy the following constraint:"
                                + " Invalid namespace in expression: !{aws:region}"),
                s3(
                        "a date pattern that is none",
                        s -> s.prefix("!{timestamp:bbb}/").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es) do not satisfy the following constraint:"
                                + " Invalid timestamp pattern bbb"),
                s3(
                        "an expression that does not end",
                        s -> s.prefix("!{timestamp:yyyy").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es)"),
                s3(
                        "an error type where data goes",
                        s -> s.prefix("!{firehose:error-output-type}/").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es) do not satisfy the following constraint:"
                                + " Prefix cannot contain !{firehose:error-output-type}"),
                s3(
                        "errors without their type",
                        s -> s.errorOutputPrefix("e/!{timestamp:yyyy}/"),
                        "InvalidArgumentException: Ths supplied prefix(es) do not satisfy the following constraint:"
                                + " ErrorOutputPrefix must contain at least one instance of"
                                + " !{firehose:error-output-type}"),
                s3(
                        "partition keys without partitions",
                        s -> s.prefix("!{partitionKeyFromQuery:c}/").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es)"),
                s3(
                        "a shard where there is none",
                        s -> s.prefix("!{firehose:shard-id}/").errorOutputPrefix("e/"),
                        "InvalidArgumentException: Ths supplied prefix(es)"),
                s3(
                        "a time zone that is none",
                        s -> s.customTimeZone("Mars/Olympus"),
                        "InvalidArgumentException: CustomTimeZone Mars/Olympus"),
                s3(
                        "a small buffer for partitions",
                        s -> s.dynamicPartitioningConfiguration(d -> d.enabled(true))
                                .bufferingHints(b -> b.sizeInMBs(5).intervalInSeconds(60)),
                        "InvalidArgumentException: BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning"
                                + " is enabled."),
                s3(
                        "backup to nowhere",
                        s -> s.s3BackupMode(S3BackupMode.ENABLED),
                        "InvalidArgumentException: S3BackupConfiguration is required when S3BackupMode is Enabled."),
                s3(
                        "compressed twice",
                        s -> s.compressionFormat(CompressionFormat.GZIP)
                                .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(60))
                                .dataFormatConversionConfiguration(d -> d.enabled(true)),
                        "InvalidArgumentException: CompressionFormat must be set to UNCOMPRESSED when data format"
                                + " conversion is enabled."),
                s3(
                        "a processor twice",
                        s -> s.processingConfiguration(p -> p.enabled(true)
                                .processors(
                                        Processor.builder()
                                                .type(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                                                .build(),
                                        Processor.builder()
                                                .type(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                                                .build())),
                        "InvalidArgumentException: There can be one processor of type AppendDelimiterToRecord only."));
    }

    private static Arguments refused(String what, Consumer<CreateDeliveryStreamRequest.Builder> change, String told) {
        return Arguments.of(what, change, told);
    }

    private static Arguments s3(String what, Consumer<ExtendedS3DestinationConfiguration.Builder> change, String told) {
        Consumer<CreateDeliveryStreamRequest.Builder> whole =
                r -> r.extendedS3DestinationConfiguration(lake().andThen(change));
        return Arguments.of(what, whole, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeIsRefusedInTheServicesWords(
            String what, Consumer<CreateDeliveryStreamRequest.Builder> change, String told) {
        assertThat(told(() -> firehose.createDeliveryStream(r -> {
                    r.deliveryStreamName("bad").extendedS3DestinationConfiguration(lake());
                    change.accept(r);
                })))
                .startsWith(told);
        assertThat(firehose.listDeliveryStreams(r -> {}).deliveryStreamNames()).isEmpty();
    }

    @Test
    void whatIsNotThereOrThereAlreadyIsSaidSo() {
        create("one");
        assertThat(told(() -> create("one")))
                .isEqualTo("ResourceInUseException: Firehose one under accountId 000000000000 already exists");
        String none = "ResourceNotFoundException: Firehose none under account 000000000000 not found.";
        for (Runnable call : List.<Runnable>of(
                () -> describe("none"),
                () -> put("none", "x"),
                () -> firehose.deleteDeliveryStream(r -> r.deliveryStreamName("none")),
                () -> firehose.tagDeliveryStream(
                        r -> r.deliveryStreamName("none").tags(tag("a", "b"))),
                () -> firehose.untagDeliveryStream(
                        r -> r.deliveryStreamName("none").tagKeys("a")),
                () -> firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("none")),
                () -> firehose.startDeliveryStreamEncryption(r -> r.deliveryStreamName("none")),
                () -> firehose.stopDeliveryStreamEncryption(r -> r.deliveryStreamName("none")))) {
            assertThat(told(call)).isEqualTo(none);
        }
        assertThatThrownBy(() -> put("one", "x".repeat(1_024_001))).hasMessageContaining("1024000");
    }

    @Test
    void aDeliveryStreamOfAStreamTakesNoPuts() {
        broker.kinesis().createStream(r -> r.streamName("s").shardCount(1));
        time.advance(Duration.ofSeconds(1));
        firehose.createDeliveryStream(r -> r.deliveryStreamName("k")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        k -> k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                .extendedS3DestinationConfiguration(lake()));
        time.advance(Duration.ofSeconds(1));
        assertThat(told(() -> put("k", "x")))
                .isEqualTo("InvalidSourceException: This operation is not permitted on KinesisStreamAsSource delivery"
                        + " stream type.");
        var source = describe("k").source().kinesisStreamSourceDescription();
        assertThat(source.kinesisStreamARN()).endsWith("stream/s");
        assertThat(source.deliveryStartTimestamp()).isNotNull();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String told(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("It did not come to be within 20 seconds");
            }
            Thread.onSpinWait();
        }
    }
}
