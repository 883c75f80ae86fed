package dev.weir.broker.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** A function gets the records of a stream: all, in order by shard, in batches, and what it refuses as the mapping says. */
class MappingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = "orders";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;

    @TempDir
    Path folder;

    private LambdaFixture fixture;
    private Path calls;

    @BeforeEach
    void start() throws Exception {
        calls = folder.resolve("calls");
        fixture = new LambdaFixture(config());
    }

    private BrokerConfig config() {
        return BrokerConfig.in(folder.resolve("data"))
                .withStateDelay(Duration.ZERO)
                .withLimits(false);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private void stream(int shards) {
        fixture.kinesis.createStream(r -> r.streamName(STREAM).shardCount(shards));
    }

    private void put(int from, int until) {
        fixture.kinesis.putRecords(r -> r.streamName(STREAM)
                .records(IntStream.range(from, until)
                        .mapToObj(i -> PutRecordsRequestEntry.builder()
                                .partitionKey("k" + i % 7)
                                .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                .build())
                        .toList()));
    }

    /** A function that writes each event it gets as a line, and then does something more in the shell's language. */
    private void recorder(String more) {
        Path script = folder.resolve("script.sh");
        try {
            // Several may run at once: one at a time writes its line.
            Files.writeString(script, """
                    cat > one.$$
                    until mkdir %1$s.lock 2>/dev/null; do sleep 0.01; done
                    (cat one.$$; echo) >> %1$s
                    rmdir %1$s.lock
                    %2$s
                    """.formatted(calls, more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fixture.createCommand("recorder", "sh " + script, r -> {});
    }

    private CreateEventSourceMappingResponse map(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return fixture.lambda.createEventSourceMapping(r -> {
            r.functionName("recorder").eventSourceArn(ARN).startingPosition(EventSourcePosition.TRIM_HORIZON);
            more.accept(r);
        });
    }

    private List<JsonNode> events() {
        try {
            if (!Files.exists(calls)) {
                return List.of();
            }
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.readAllLines(calls)) {
                if (line.endsWith("]}")) {
                    events.add(JSON.readTree(line));
                }
            }
            return events;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int number(JsonNode each) {
        try {
            return JSON.readTree(
                            Base64.getDecoder().decode(each.at("/kinesis/data").asText()))
                    .path("n")
                    .asInt();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        events().forEach(event -> event.path("Records").forEach(each -> numbers.add(number(each))));
        return numbers;
    }

    @Test
    void anEventIsTheServices() {
        stream(1);
        put(0, 3);
        recorder("");
        CreateEventSourceMappingResponse made = map(r -> r.batchSize(10));
        assertThat(made.state()).isEqualTo("Creating");
        assertThat(made.lastProcessingResult()).isEqualTo("No records processed");
        Eventually.isTrue(() -> numbers().size() == 3);
        JsonNode first = events().getFirst().at("/Records/0");
        assertThat(first.at("/eventSource").asText()).isEqualTo("aws:kinesis");
        assertThat(first.at("/eventName").asText()).isEqualTo("aws:kinesis:record");
        assertThat(first.at("/eventID").asText())
                .isEqualTo("shardId-000000000000:"
                        + first.at("/kinesis/sequenceNumber").asText());
        assertThat(first.at("/eventSourceARN").asText()).isEqualTo(ARN);
        assertThat(first.at("/awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(first.at("/kinesis/partitionKey").asText()).isEqualTo("k0");
        assertThat(first.at("/kinesis/kinesisSchemaVersion").asText()).isEqualTo("1.0");
        assertThat(first.at("/kinesis/approximateArrivalTimestamp").asDouble())
                .isBetween(1.7e9, Instant.now().toEpochMilli() / 1000.0 + 1);
        Eventually.isTrue(() -> fixture.lambda
                .getEventSourceMapping(r -> r.uuid(made.uuid()))
                .lastProcessingResult()
                .equals("OK"));
        assertThat(fixture.lambda
                        .getEventSourceMapping(r -> r.uuid(made.uuid()))
                        .state())
                .isEqualTo("Enabled");
    }

    @Test
    void aJavaFunctionGetsAKinesisEvent() {
        stream(1);
        put(0, 4);
        fixture.create(
                "recorder",
                "dev.weir.broker.lambda.sample.KinesisSums",
                r -> r.code(c -> c.zipFile(LambdaFixture.samplesWithEvents())));
        map(r -> r.batchSize(100));
        Eventually.isTrue(() -> fixture.logs
                        .describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/recorder"))
                        .logGroups()
                        .size()
                == 1);
        Eventually.isTrue(() -> fixture.logs
                        .filterLogEvents(
                                r -> r.logGroupName("/aws/lambda/recorder").filterPattern("\"sum 6 of 4\""))
                        .events()
                        .size()
                == 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 25, 3", "1, 100, 25, 1", "4, 5, 20, 4"})
    void recordsComeInBatchesAndInOrderOfTheirKeys(int factor, int batchSize, int records, int leastCalls) {
        stream(1);
        put(0, records);
        recorder("");
        map(r -> r.batchSize(batchSize).parallelizationFactor(factor));
        Eventually.isTrue(() -> numbers().size() == records);
        assertThat(events()).hasSizeGreaterThanOrEqualTo(leastCalls);
        assertThat(events()).allMatch(event -> event.path("Records").size() <= batchSize);
        Map<Integer, Integer> last = new HashMap<>();
        for (int number : numbers()) {
            assertThat(number).isGreaterThan(last.getOrDefault(number % 7, -1));
            last.put(number % 7, number);
        }
    }

    @Test
    void aWindowGathersABatch() {
        stream(1);
        recorder("");
        map(r -> r.batchSize(10).maximumBatchingWindowInSeconds(300));
        put(0, 6);
        put(6, 10);
        Eventually.isTrue(() -> events().size() == 1);
        assertThat(numbers()).hasSize(10);
    }

    @Test
    void latestBeginsWhenTheMappingWasMade() throws Exception {
        stream(1);
        put(0, 5);
        recorder("");
        Thread.sleep(5); // a record of the same millisecond as the mapping would count
        map(r -> r.startingPosition(EventSourcePosition.LATEST));
        put(5, 8);
        Eventually.isTrue(() -> numbers().size() >= 3);
        assertThat(numbers()).containsExactlyInAnyOrder(5, 6, 7);
    }

    @Test
    void aTimeIsAPlaceToBegin() throws Exception {
        stream(1);
        put(0, 5);
        Thread.sleep(5);
        Instant between = Instant.now();
        Thread.sleep(5);
        put(5, 8);
        recorder("");
        map(r -> r.startingPosition(EventSourcePosition.AT_TIMESTAMP).startingPositionTimestamp(between));
        Eventually.isTrue(() -> numbers().size() >= 3);
        assertThat(numbers()).containsExactlyInAnyOrder(5, 6, 7);
    }

    @Test
    void childrenComeAfterTheirParents() {
        stream(1);
        put(0, 30);
        fixture.kinesis.splitShard(r -> r.streamName(STREAM)
                .shardToSplit("shardId-000000000000")
                .newStartingHashKey("170141183460469231731687303715884105728"));
        put(30, 60);
        recorder("");
        map(r -> r.batchSize(7));
        Eventually.isTrue(() -> numbers().size() == 60);
        assertThat(numbers().subList(0, 30))
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
        assertThat(numbers().subList(30, 60)).allMatch(number -> number >= 30);
    }

    @Test
    void whatFailsIsHalvedAndGivenUp() throws Exception {
        fixture.s3.createBucket(r -> r.bucket("failed"));
        stream(1);
        put(0, 8);
        recorder("if grep -q eyJuIjozfQ== one.$$; then exit 1; fi"); // the record of the number 3 in Base64
        CreateEventSourceMappingResponse made = map(r -> r.batchSize(8)
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(1)
                .destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:s3:::failed"))));
        Eventually.isTrue(
                () -> fixture.s3.listObjectsV2(r -> r.bucket("failed")).keyCount() == 1);
        String key = fixture.s3
                .listObjectsV2(r -> r.bucket("failed"))
                .contents()
                .getFirst()
                .key();
        assertThat(key).matches("aws/lambda/" + made.uuid() + "/shardId-000000000000/\\d{4}/\\d\\d/\\d\\d/.*");
        JsonNode told = JSON.readTree(
                fixture.s3.getObjectAsBytes(r -> r.bucket("failed").key(key)).asByteArray());
        assertThat(told.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(told.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(told.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
        assertThat(number(JSON.readTree(told.at("/payload").asText()).at("/Records/0")))
                .isEqualTo(3);
        Eventually.isTrue(() -> numbers().containsAll(List.of(0, 1, 2, 4, 5, 6, 7)));
    }

    @Test
    void aFunctionSaysFromWhereOnItFailed() {
        stream(1);
        put(0, 6);
        // The first call fails at the fourth record, later ones take all.
        recorder("""
                if [ ! -e seen ]; then
                  touch seen
                  number=$(grep -o 'sequenceNumber":"[0-9]*' one.$$ | sed -n 4p | cut -d'"' -f3)
                  echo "{\\"batchItemFailures\\":[{\\"itemIdentifier\\":\\"$number\\"}]}"
                fi""");
        map(r -> r.batchSize(6).functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        Eventually.isTrue(() -> events().size() == 2);
        assertThat(numbers()).containsExactly(0, 1, 2, 3, 4, 5, 3, 4, 5);
    }

    @Test
    void aRecordThatIsTooOldIsGivenUp() {
        stream(1);
        put(0, 2);
        recorder("exit 1");
        CreateEventSourceMappingResponse made = map(r -> r.maximumRecordAgeInSeconds(1));
        Eventually.isTrue(() -> fixture.lambda
                .getEventSourceMapping(r -> r.uuid(made.uuid()))
                .lastProcessingResult()
                .equals("PROBLEM: Function call failed"));
        fixture.lambda.deleteEventSourceMapping(r -> r.uuid(made.uuid()));
        Eventually.isTrue(() -> fixture.lambda
                .listEventSourceMappings(r -> r.eventSourceArn(ARN))
                .eventSourceMappings()
                .isEmpty());
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("{\"data\":{\"n\":[1,4]}}", List.of(1, 4)),
                Arguments.of("{\"data\":{\"n\":[{\"numeric\":[\">=\",2,\"<\",4]}]}}", List.of(2, 3)),
                Arguments.of("{\"partitionKey\":[\"k5\"]}", List.of(5)),
                Arguments.of("{\"partitionKey\":[{\"anything-but\":[\"k0\",\"k1\"]}]}", List.of(2, 3, 4, 5)),
                Arguments.of("{\"data\":{\"none\":[{\"exists\":true}]}}", List.of()),
                Arguments.of(
                        "{\"data\":{\"none\":[{\"exists\":false}]},\"partitionKey\":[{\"prefix\":\"k2\"}]}",
                        List.of(2)),
                Arguments.of(
                        "{\"$or\":[{\"data\":{\"n\":[0]}},{\"partitionKey\":[{\"suffix\":\"3\"}]}]}", List.of(0, 3)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void onlyWhatMatchesComes(String pattern, List<Integer> expected) {
        stream(1);
        put(0, 6);
        recorder("");
        map(r -> r.filterCriteria(f -> f.filters(p -> p.pattern(pattern), p -> p.pattern("{\"data\":{\"n\":[99]}}"))));
        put(99, 100); // comes last, after all that the pattern lets through
        Eventually.isTrue(() -> numbers().contains(99));
        assertThat(numbers()).filteredOn(n -> n != 99).containsExactlyElementsOf(expected);
    }

    @Test
    void aDisabledMappingReadsNothingAndGoesOnWhereItWas() throws Exception {
        stream(1);
        put(0, 3);
        recorder("");
        String uuid = map(r -> {}).uuid();
        Eventually.isTrue(() -> numbers().size() == 3);
        Eventually.isTrue(() -> fixture.lambda
                .getEventSourceMapping(r -> r.uuid(uuid))
                .lastProcessingResult()
                .equals("OK"));
        fixture.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(false));
        Eventually.isTrue(() ->
                fixture.lambda.getEventSourceMapping(r -> r.uuid(uuid)).state().equals("Disabled"));
        put(3, 6);
        stop();
        fixture = new LambdaFixture(config());
        assertThat(fixture.lambda.getEventSourceMapping(r -> r.uuid(uuid)).state())
                .isEqualTo("Disabled");
        assertThat(numbers()).hasSize(3);
        fixture.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(true).batchSize(2));
        Eventually.isTrue(() -> numbers().size() >= 6);
        assertThat(numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("404 ResourceNotFoundException", r -> r.functionName("none")),
                row("400 InvalidParameterValueException", r -> r.eventSourceArn(ARN + "-none")),
                row(
                        "400 InvalidParameterValueException",
                        r -> r.eventSourceArn("arn:aws:sqs:us-east-1:000000000000:queue")),
                row("400 InvalidParameterValueException", r -> r.startingPosition((String) null)),
                row("400 InvalidParameterValueException", r -> r.startingPosition("AT_TIMESTAMP")),
                row("400 InvalidParameterValueException", r -> r.tumblingWindowInSeconds(5)),
                row("400 ValidationException", r -> r.batchSize(10_001)),
                row("400 ValidationException", r -> r.parallelizationFactor(11)),
                row("400 InvalidParameterValueException", r -> r.filterCriteria(f -> f.filters(p -> p.pattern("[")))),
                row(
                        "400 InvalidParameterValueException",
                        r -> r.destinationConfig(
                                d -> d.onFailure(f -> f.destination("arn:aws:sqs:us-east-1:000000000000:dead")))),
                row(
                        "400 InvalidParameterValueException",
                        r -> r.destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:s3:::no-such-bucket")))));
    }

    private static Arguments row(String error, Consumer<CreateEventSourceMappingRequest.Builder> wrong) {
        return Arguments.of(error, wrong);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsWrongIsRefused(String error, Consumer<CreateEventSourceMappingRequest.Builder> wrong) {
        stream(1);
        recorder("");
        assertThatThrownBy(() -> map(wrong))
                .isInstanceOfSatisfying(
                        LambdaException.class,
                        e -> assertThat(e.statusCode() + " "
                                        + e.awsErrorDetails().errorCode())
                                .isEqualTo(error));
        map(r -> {});
        assertThatThrownBy(() -> map(r -> {}))
                .isInstanceOfSatisfying(
                        LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(409));
    }
}
