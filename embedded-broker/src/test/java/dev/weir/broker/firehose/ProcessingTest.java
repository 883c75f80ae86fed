package dev.weir.broker.firehose;

import static dev.weir.broker.firehose.FirehoseControlTest.ROLE;
import static dev.weir.broker.firehose.FirehoseControlTest.await;
import static dev.weir.broker.firehose.FirehoseControlTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.firehose.process.LambdaException;
import dev.weir.broker.time.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.Record;

/** What processors make of records, through the SDK's client into objects. */
class ProcessingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private FakeObjects objects;
    private FirehoseBroker broker;
    private FirehoseClient firehose;

    @BeforeEach
    void start() throws Exception {
        objects = new FakeObjects(Files.createDirectory(folder.resolve("objects")), "lake");
        broker = FirehoseBroker.manual(time, objects);
        firehose = broker.firehose();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static Processor processor(String type, String... parameters) {
        List<ProcessorParameter> made = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            made.add(ProcessorParameter.builder()
                    .parameterName(parameters[i])
                    .parameterValue(parameters[i + 1])
                    .build());
        }
        return Processor.builder().type(type).parameters(made).build();
    }

    private static Consumer<ExtendedS3DestinationConfiguration.Builder> lake(Processor... processors) {
        return s3 -> s3.roleARN(ROLE)
                .bucketARN("arn:aws:s3:::lake")
                .prefix("data/")
                .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                .bufferingHints(b -> b.sizeInMBs(1).intervalInSeconds(0))
                .processingConfiguration(p -> p.enabled(true).processors(processors));
    }

    private void create(Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d").extendedS3DestinationConfiguration(s3));
    }

    private void put(byte[]... data) {
        firehose.putRecordBatch(r -> r.deliveryStreamName("d")
                .records(Stream.of(data)
                        .map(each -> Record.builder()
                                .data(SdkBytes.fromByteArray(each))
                                .build())
                        .toList()));
    }

    private void put(String... data) {
        put(Stream.of(data).map(each -> each.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
    }

    private List<JsonNode> errors() {
        return objects.text("lake", "errors/processing-failed/")
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    static Stream<Arguments> transforms() {
        return Stream.of(
                Arguments.of(
                        "JSON values one after another",
                        List.of(processor("RecordDeAggregation", "SubRecordType", "JSON"), delimiter()),
                        "{\"a\":1}{\"a\":\"}\"}\n[2] 3",
                        "{\"a\":1}|{\"a\":\"}\"}|[2]|3|"),
                Arguments.of(
                        "pieces between delimiters",
                        List.of(
                                processor("RecordDeAggregation", "SubRecordType", "DELIMITED", "Delimiter", "OzsK"),
                                delimiter()),
                        "a;;\nb;c;;\n",
                        "a|b;c|"),
                Arguments.of("a delimiter alone", List.of(delimiter()), "a", "a|"),
                Arguments.of(
                        "a new line", List.of(processor("AppendDelimiterToRecord", "Delimiter", "\\n")), "a", "a\n"));
    }

    private static Processor delimiter() {
        return processor("AppendDelimiterToRecord", "Delimiter", "|");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transforms")
    void recordsAreTakenApart(String what, List<Processor> processors, String in, String out) {
        create(lake(processors.toArray(Processor[]::new)));
        put(in);
        await(() -> objects.text("lake", "data/").equals(out));
    }

    @Test
    void whatIsNotJsonGoesToTheErrors() {
        create(lake(processor("RecordDeAggregation", "SubRecordType", "JSON")));
        put("{\"a\":");
        await(() -> errors().size() == 1);
        JsonNode error = errors().getFirst();
        assertThat(error.path("rawData").asText())
                .isEqualTo(Base64.getEncoder().encodeToString("{\"a\":".getBytes(StandardCharsets.UTF_8)));
        assertThat(error.path("attemptsMade").asInt()).isEqualTo(1);
        assertThat(error.path("arrivalTimestamp").asLong()).isEqualTo(ManualTime.START.toEpochMilli());
        assertThat(error.path("errorCode").asText()).isEqualTo("RecordDeAggregation.InvalidJson");
        assertThat(objects.text("lake", "data/")).isEmpty();
    }

    @Test
    void logsAreUnfoldedAndTheirMessagesTakenOut() throws Exception {
        create(lake(
                processor("CloudWatchLogProcessing", "DataMessageExtraction", "true"),
                processor("Decompression", "CompressionFormat", "GZIP")));
        put(
                gzip("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"test\"}]}"),
                gzip("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"one\"},{\"message\":\"two\"}]}"),
                "plain".getBytes(StandardCharsets.UTF_8));
        await(() -> objects.text("lake", "data/").equals("one\ntwo\n"));
        await(() -> errors().size() == 1);
        assertThat(errors().getFirst().path("errorCode").asText()).isEqualTo("Decompression.InvalidFormat");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatAProducerLibraryPutTogetherIsTakenApart() throws Exception {
        broker.kinesis().createStream(r -> r.streamName("s").shardCount(1));
        firehose.createDeliveryStream(r -> r.deliveryStreamName("d")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        k -> k.roleARN(ROLE).kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                .extendedS3DestinationConfiguration(lake(delimiter())));
        byte[] together = aggregated("one", "two", "three");
        broker.kinesis().putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromByteArray(together)));
        broker.kinesis().putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("four")));
        await(() -> objects.text("lake", "data/").contains("one|two|three|"));
        await(() -> objects.text("lake", "data/").contains("four|"));
    }

    private static byte[] aggregated(String... records) throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        out.writeString(1, "key");
        for (String record : records) {
            ByteArrayOutputStream inner = new ByteArrayOutputStream();
            CodedOutputStream of = CodedOutputStream.newInstance(inner);
            of.writeUInt64(1, 0);
            of.writeByteArray(3, record.getBytes(StandardCharsets.UTF_8));
            of.flush();
            out.writeByteArray(3, inner.toByteArray());
        }
        out.flush();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2});
        whole.write(message.toByteArray());
        whole.write(MessageDigest.getInstance("MD5").digest(message.toByteArray()));
        return whole.toByteArray();
    }

    private static Consumer<ExtendedS3DestinationConfiguration.Builder> partitioned(
            String prefix, String query, Processor... more) {
        List<Processor> all = new ArrayList<>(List.of(more));
        all.add(processor("MetadataExtraction", "MetadataExtractionQuery", query, "JsonParsingEngine", "JQ-1.6"));
        return lake(all.toArray(Processor[]::new))
                .andThen(s -> s.prefix(prefix)
                        .dynamicPartitioningConfiguration(d -> d.enabled(true))
                        .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(60)));
    }

    @Test
    void recordsAreParted() {
        create(partitioned(
                "data/!{partitionKeyFromQuery:customer}/y=!{partitionKeyFromQuery:year}/",
                "{customer:.c, year:.t|strftime(\"%Y\"), other:.c}",
                delimiter()));
        put("{\"c\":\"ann\",\"t\":0}", "{\"c\":7,\"t\":1700000000}", "{\"c\":\"ann\",\"t\":1}", "{\"t\":1}", "no json");
        await(() -> waiting() == 3);
        time.advance(Duration.ofSeconds(60));
        await(() ->
                objects.text("lake", "data/ann/y=1970/").equals("{\"c\":\"ann\",\"t\":0}|{\"c\":\"ann\",\"t\":1}|"));
        await(() -> objects.text("lake", "data/7/y=2023/").equals("{\"c\":7,\"t\":1700000000}|"));
        await(() -> errors().size() == 2);
        assertThat(errors())
                .extracting(error -> error.path("errorCode").asText() + ": "
                        + error.path("errorMessage").asText())
                .containsExactlyInAnyOrder(
                        "DynamicPartitioning.MetadataExtractionFailed: partitionKeys values must not be null or empty",
                        "DynamicPartitioning.MetadataExtractionFailed: Non JSON record provided");
    }

    private long waiting() {
        try (Stream<Path> files = Files.list(folder.resolve("objects"))) {
            return files.count();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void thereAreFiveHundredActivePartitions() {
        create(partitioned("data/!{partitionKeyFromQuery:c}/", "{c:.c}"));
        put(IntStream.range(0, 450).mapToObj(i -> "{\"c\":" + i + "}").toArray(String[]::new));
        put(IntStream.range(450, 510).mapToObj(i -> "{\"c\":" + i + "}").toArray(String[]::new));
        await(() -> waiting() == 501);
        time.advance(Duration.ofSeconds(60));
        await(() -> objects.keys("lake").stream()
                        .filter(key -> key.startsWith("data/"))
                        .count()
                == 500);
        await(() ->
                objects.text("lake", "errors/activePartitionExceeded/").lines().count() == 10);
        put("{\"c\":1000}");
        await(() -> waiting() == 1);
        time.advance(Duration.ofSeconds(60));
        await(() -> objects.text("lake", "data/1000/").equals("{\"c\":1000}"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "a query that is none",
                        partitioned("data/!{partitionKeyFromQuery:c}/", "{c:.c"),
                        "InvalidArgumentException: MetadataExtractionQuery is invalid"),
                Arguments.of(
                        "a key that no query finds",
                        partitioned("data/!{partitionKeyFromQuery:d}/", "{c:.c, \"e f\": (.a, .b)}"),
                        "InvalidArgumentException: MetadataExtractionQuery does not have the keys that Prefix uses: d"),
                Arguments.of(
                        "a key of no function",
                        partitioned("data/!{partitionKeyFromLambda:d}/", "{c:.c}"),
                        "InvalidArgumentException: Prefix uses partitionKeyFromLambda, which needs a Lambda processor."),
                Arguments.of(
                        "no function",
                        lake(processor("Lambda")),
                        "InvalidArgumentException: The Lambda processor needs the parameter LambdaArn."),
                Arguments.of(
                        "a function that cannot be",
                        lake(processor("Lambda", "LambdaArn", "f")),
                        "InvalidArgumentException: LambdaArn f is not the ARN of a function."),
                Arguments.of(
                        "a buffer that is too large",
                        lake(processor("Lambda", "LambdaArn", FUNCTION, "BufferSizeInMBs", "4")),
                        "InvalidArgumentException: BufferSizeInMBs must be a number from 0.2 to 3."),
                Arguments.of(
                        "a delimiter that is not Base64",
                        lake(processor("RecordDeAggregation", "SubRecordType", "DELIMITED", "Delimiter", "!")),
                        "InvalidArgumentException: Delimiter of the RecordDeAggregation processor must be in Base64."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeIsRefused(String what, Consumer<ExtendedS3DestinationConfiguration.Builder> s3, String told) {
        assertThat(told(() -> create(s3))).startsWith(told);
    }

    /** A function over the records of its event: it is given a record and fills in its answer. */
    private void function(java.util.function.BiConsumer<String, ObjectNode> work) {
        broker.lambda = (arn, payload) -> {
            try {
                JsonNode event = JSON.readTree(payload);
                assertThat(event.path("deliveryStreamArn").asText()).endsWith("deliverystream/d");
                assertThat(event.path("region").asText()).isEqualTo("us-east-1");
                ObjectNode answer = JSON.createObjectNode();
                for (JsonNode record : event.path("records")) {
                    ObjectNode result = answer.withArray("records").addObject();
                    result.set("recordId", record.path("recordId"));
                    result.put("result", "Ok");
                    work.accept(
                            new String(
                                    Base64.getDecoder()
                                            .decode(record.path("data").asText()),
                                    StandardCharsets.UTF_8),
                            result);
                }
                return JSON.writeValueAsBytes(answer);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFunctionTransformsDropsAndFails() {
        function((data, result) -> {
            switch (data) {
                case "drop" -> result.put("result", "Dropped");
                case "fail" -> result.put("result", "ProcessingFailed");
                case "forget" -> result.put("recordId", "another");
                case "nonsense" -> result.put("result", "Fine");
                default -> result.put("data", base64(data.toUpperCase(java.util.Locale.ROOT) + "\n"));
            }
        });
        create(lake(processor("Lambda", "LambdaArn", FUNCTION)));
        put("a", "drop", "fail", "forget", "nonsense", "b");
        await(() -> objects.text("lake", "data/").equals("A\nB\n"));
        await(() -> errors().size() == 3);
        assertThat(errors())
                .extracting(error -> error.path("errorCode").asText())
                .containsExactly(
                        "Lambda.ProcessingFailedStatus", "Lambda.MissingRecordId", "Lambda.JsonProcessingException");
        assertThat(errors().getFirst().path("lambdaArn").asText()).isEqualTo(FUNCTION);
        assertThat(errors().getFirst().path("rawData").asText()).isEqualTo(base64("fail"));
        await(() -> broker.metrics.getOrDefault("SucceedProcessing.Records", 0.0) == 2);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("Lambda.FunctionError", null),
                Arguments.of("Lambda.JsonProcessingException", "nonsense".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("Lambda.JsonProcessingException", "{}".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("Lambda.ResponseTooLarge", new byte[(6 << 20) + 1]));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aFunctionThatFailsIsTriedAgainAndThenItsBatchFails(String code, byte[] answer) {
        AtomicInteger calls = new AtomicInteger();
        broker.lambda = (arn, payload) -> {
            calls.incrementAndGet();
            if (answer == null) {
                throw new LambdaException("Lambda.FunctionError", "It threw.");
            }
            return answer;
        };
        create(lake(processor("Lambda", "LambdaArn", FUNCTION)));
        put("a", "b");
        await(() -> errors().size() == 2);
        assertThat(calls).hasValue(4);
        assertThat(errors().getFirst().path("attemptsMade").asInt()).isEqualTo(4);
        assertThat(errors().getFirst().path("errorCode").asText()).isEqualTo(code);
        assertThat(objects.text("lake", "data/")).isEmpty();
    }

    @Test
    void aBatchForAFunctionIsNoLargerThanConfigured() {
        List<Integer> sizes = new ArrayList<>();
        function((data, result) -> result.put("data", base64(data)));
        var whole = broker.lambda;
        broker.lambda = (arn, payload) -> {
            sizes.add(payload.length);
            return whole.invoke(arn, payload);
        };
        create(lake(processor("Lambda", "LambdaArn", FUNCTION, "BufferSizeInMBs", "0.2")));
        put(IntStream.range(0, 10).mapToObj(i -> "x".repeat(100_000)).toArray(String[]::new));
        await(() -> objects.text("lake", "data/").length() == 1_000_000);
        assertThat(sizes).hasSizeGreaterThanOrEqualTo(5).allMatch(size -> size < 300_000);
    }

    @Test
    void aFunctionFindsPartitionKeys() {
        function((data, result) -> {
            result.put("data", base64(data));
            result.putObject("metadata").putObject("partitionKeys").put("first", data.substring(0, 1));
        });
        create(lake(processor("Lambda", "LambdaArn", FUNCTION))
                .andThen(s -> s.prefix("data/!{partitionKeyFromLambda:first}/")
                        .dynamicPartitioningConfiguration(d -> d.enabled(true))
                        .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(60))));
        put("ann", "bob", "amy");
        await(() -> waiting() == 2);
        time.advance(Duration.ofSeconds(60));
        await(() -> objects.text("lake", "data/a/").equals("annamy"));
        await(() -> objects.text("lake", "data/b/").equals("bob"));
    }
}
