package dev.weir.broker.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions are called, and whatever they do is told as Lambda tells it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvokeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LambdaFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = LambdaFixture.inMemory();
        fixture.createActions("actions", r -> r.environment(e -> e.variables(Map.of("GREETING", "hello"))));
        fixture.createActions("slow", r -> r.timeout(1));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private JsonNode json(InvokeResponse response) throws Exception {
        return JSON.readTree(response.payload().asByteArrayUnsafe());
    }

    @Test
    void aProcessIsKeptForTheNextCall() throws Exception {
        InvokeResponse first = fixture.invoke("actions", "{'do':'nothing'}");
        InvokeResponse second = fixture.invoke("actions", "{'n':[1,2.5,null,'ä€𝄞']}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.functionError()).isNull();
        assertThat(first.executedVersion()).isEqualTo("$LATEST");
        JsonNode answer = json(second);
        assertThat(answer.at("/calls").asInt())
                .isEqualTo(json(first).at("/calls").asInt() + 1);
        assertThat(answer.at("/pid")).isEqualTo(json(first).at("/pid"));
        assertThat(answer.at("/event").toString()).isEqualTo("{\"n\":[1,2.5,null,\"ä€𝄞\"]}");
        assertThat(answer.at("/greeting").asText()).isEqualTo("hello");
        assertThat(answer.at("/name").asText()).isEqualTo("actions");
        assertThat(answer.at("/arn").asText()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:actions");
        assertThat(answer.at("/memory").asInt()).isEqualTo(128);
        assertThat(answer.at("/inTime").asBoolean()).isTrue();
        assertThat(answer.at("/pid").asLong())
                .isNotEqualTo(ProcessHandle.current().pid());
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("Forms::twice", "{'item':'cup','count':2}", "{\"item\":\"cup\",\"count\":4}"),
                Arguments.of("Forms::upper", "'tea'", "\"TEA of form-1\""),
                Arguments.of("Forms::nothing", "{}", "null"),
                Arguments.of("Forms::stream", "[1]", "{\"streamed\":[1]}"),
                Arguments.of("Forms$Streams", "{'a' : 1}", "{\"a\" : 1}"),
                Arguments.of("Forms$Streams::handleRequest", "7", "7"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormOfHandlerIsCalled(String handler, String event, String answer) {
        String name = handler.endsWith("upper") ? "form-1" : "form-" + Math.abs(handler.hashCode());
        fixture.create(name, "dev.weir.broker.lambda.sample." + handler, r -> {});
        InvokeResponse response = fixture.invoke(name, event);
        assertThat(response.functionError())
                .as(response.payload().asUtf8String())
                .isNull();
        assertThat(response.payload().asUtf8String()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'do':'throw'} | java.lang.IllegalStateException | on purpose",
                "{'do':'exit'} | Runtime.ExitError | RequestId: * Error: Runtime exited with error: exit status 3",
                "{'do':'exit','code':0} | Runtime.ExitError | RequestId: * Error: Runtime exited without providing a reason",
                "{'do':'memory'} | java.lang.OutOfMemoryError | Java heap space",
                "{'do':'large'} | Function.ResponseSizeTooLarge | Response payload size exceeded maximum allowed payload size (6291556 bytes).",
            })
    void whatGoesWrongIsAnErrorOfTheFunction(String event, String type, String message) throws Exception {
        InvokeResponse response = fixture.invoke("actions", event);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        JsonNode error = json(response);
        assertThat(error.at("/errorType").asText()).isEqualTo(type);
        assertThat(error.at("/errorMessage").asText().replaceAll("[0-9a-f-]{36}", "*"))
                .isEqualTo(message);
        // The next call finds a process that works.
        assertThat(fixture.invoke("actions", "{}").functionError()).isNull();
    }

    @Test
    void aThrownExceptionIsToldWithItsStackAndCause() throws Exception {
        JsonNode error = json(fixture.invoke("actions", "{'do':'throw'}"));
        assertThat(error.at("/stackTrace/0").asText())
                .startsWith("dev.weir.broker.lambda.sample.Actions.handleRequest(Actions.java:");
        assertThat(error.at("/stackTrace").toString()).doesNotContain("runner").doesNotContain("reflect");
        assertThat(error.at("/cause/errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(error.at("/cause/errorMessage").asText()).isEqualTo("the cause");
    }

    @Test
    void aTimeoutEndsTheProcess() throws Exception {
        long pid = json(fixture.invoke("slow", "{}")).at("/pid").asLong();
        InvokeResponse response = fixture.invoke("slow", "{'do':'hang'}");
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).at("/errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(json(response).at("/errorMessage").asText()).endsWith("Error: Task timed out after 1.00 seconds");
        Eventually.isTrue(
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(json(fixture.invoke("slow", "{}")).at("/calls").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.such.Handler | Class not found: no.such.Handler",
                "dev.weir.broker.lambda.sample.Forms::none | No public method named none with appropriate method signature found on class dev.weir.broker.lambda.sample.Forms",
                "dev.weir.broker.lambda.sample.Forms$Broken::handleRequest | no such luck",
                "dev.weir.broker.lambda.sample.Forms | Class dev.weir.broker.lambda.sample.Forms does not implement an appropriate handler interface: RequestHandler or RequestStreamHandler; name a method after :: for any other class",
            })
    void aHandlerThatCannotBeLoadedSaysWhy(String handler, String message) throws Exception {
        String name = "bad-" + Math.abs(handler.hashCode());
        fixture.create(name, handler, r -> {});
        for (int i = 0; i < 2; i++) {
            InvokeResponse response = fixture.invoke(name, "{}");
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(json(response).at("/errorMessage").asText()).isEqualTo(message);
        }
    }

    @Test
    void theTailOfTheLogComesAlong() {
        InvokeResponse response = fixture.lambda.invoke(r ->
                r.functionName("actions").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"do\":\"log\"}")));
        String log = new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
        assertThat(log.lines().map(line -> line.replaceAll("[0-9a-f-]{36}", "*")))
                .startsWith("START RequestId: * Version: $LATEST", "from out", "from err", "from the logger")
                .contains("END RequestId: *");
        assertThat(log.lines().toList().getLast())
                .matches("REPORT RequestId: .*\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB"
                        + "\tMax Memory Used: \\d+ MB\t.*");
    }

    @Test
    void aFloodOfLogIsCut() {
        InvokeResponse response = fixture.lambda.invoke(r ->
                r.functionName("actions").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"do\":\"flood\"}")));
        String log = new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
        assertThat(response.functionError()).isNull();
        assertThat(log).contains("[More than 1048576 bytes of log in one call: the rest is not kept.]");
        assertThat(log.length()).isLessThanOrEqualTo(4096);
    }

    @Test
    void aCommandIsAFunction() throws Exception {
        fixture.createCommand("cat", "cat", r -> {});
        assertThat(fixture.invoke("cat", "{'a':[1]}").payload().asUtf8String()).isEqualTo("{\"a\":[1]}");

        fixture.createCommand("fails", "sh -c \"echo to the log >&2; exit 4\"", r -> {});
        InvokeResponse failed = fixture.lambda.invoke(
                r -> r.functionName("fails").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{}")));
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(json(failed).at("/errorMessage").asText()).endsWith("exit status 4");
        assertThat(new String(Base64.getDecoder().decode(failed.logResult()), StandardCharsets.UTF_8))
                .contains("to the log\n");

        fixture.createCommand("missing", "/no/such/program", r -> {});
        assertThat(json(fixture.invoke("missing", "{}")).at("/errorType").asText())
                .isEqualTo("Runtime.InvalidEntrypoint");
    }

    @Test
    void aBootstrapInTheArchiveIsAFunction() {
        fixture.lambda.createFunction(r -> r.functionName("bootstrap")
                .role(LambdaFixture.ROLE)
                .runtime("provided.al2023")
                .handler("any")
                .timeout(60)
                .code(c -> c.zipFile(
                        LambdaFixture.script("#!/bin/sh\nread event\necho \"[$event, \\\"$_HANDLER\\\"]\"\n"))));
        assertThat(fixture.invoke("bootstrap", "{}\n").payload().asUtf8String()).isEqualTo("[{}, \"any\"]\n");
    }

    @Test
    void aCommandThatHangsIsEndedWithItsChildren() throws Exception {
        fixture.createCommand("sleeps", "sh -c \"sleep 4711 & sleep 4712\"", r -> r.timeout(1));
        assertThat(json(fixture.invoke("sleeps", "{}")).at("/errorType").asText())
                .isEqualTo("Sandbox.Timedout");
        Eventually.isTrue(() -> ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").matches(".*sleep 471[12]")));
    }

    @Test
    void asManyCallsAsAreReservedRunAtOnce() {
        fixture.createCommand("reserved", "sh -c \"sleep 2\"", r -> {});
        fixture.lambda.putFunctionConcurrency(r -> r.functionName("reserved").reservedConcurrentExecutions(1));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<String>> calls = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return "" + fixture.invoke("reserved", "{}").functionError();
                            } catch (TooManyRequestsException e) {
                                return e.reasonAsString() + " " + e.statusCode();
                            }
                        },
                        threads))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder(
                        "null",
                        "ReservedFunctionConcurrentInvocationLimitExceeded 429",
                        "ReservedFunctionConcurrentInvocationLimitExceeded 429");
        threads.close();
        fixture.lambda.putFunctionConcurrency(r -> r.functionName("reserved").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> fixture.invoke("reserved", "{}")).isInstanceOf(TooManyRequestsException.class);
        fixture.lambda.deleteFunctionConcurrency(r -> r.functionName("reserved"));
        assertThat(fixture.invoke("reserved", "{}").functionError()).isNull();
    }

    @Test
    void aDryRunRunsNothing() {
        InvokeResponse response =
                fixture.lambda.invoke(r -> r.functionName("actions").invocationType(InvocationType.DRY_RUN));
        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void anEventIsWorkedOnLater() {
        InvokeResponse response = fixture.lambda.invoke(r -> r.functionName("actions")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"do\":\"log\"}")));
        assertThat(response.statusCode()).isEqualTo(202);
        Eventually.isTrue(() -> fixture.logs
                .describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/actions"))
                .hasLogGroups());
        Eventually.isTrue(() -> fixture.logs
                        .filterLogEvents(
                                r -> r.logGroupName("/aws/lambda/actions").filterPattern("logger"))
                        .events()
                        .size()
                > 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actions | REQUEST_RESPONSE | 6291457 | 413 RequestTooLargeException",
                "actions | EVENT | 1048577 | 413 RequestTooLargeException",
                "actions | EVENT | -1 | 400 InvalidRequestContentException",
                "actions | REQUEST_RESPONSE | -1 | 400 InvalidRequestContentException",
                "none | REQUEST_RESPONSE | 10 | 404 ResourceNotFoundException",
                "actions:7 | REQUEST_RESPONSE | 10 | 404 ResourceNotFoundException",
            })
    void whatCannotBeCalledIsRefused(String name, InvocationType type, int size, String error) {
        String payload = size < 0 ? "{\"broken\":" : "\"" + "x".repeat(size - 2) + "\"";
        assertThatThrownBy(() -> fixture.lambda.invoke(
                        r -> r.functionName(name).invocationType(type).payload(SdkBytes.fromUtf8String(payload))))
                .isInstanceOfSatisfying(
                        LambdaException.class,
                        e -> assertThat(e.statusCode() + " "
                                        + e.awsErrorDetails().errorCode())
                                .isEqualTo(error));
    }
}
