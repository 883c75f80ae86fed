package dev.weir.broker.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions come, change, are listed and go, by the service's rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsTest {

    private LambdaFixture fixture;

    @TempDir
    Path folder;

    @BeforeAll
    void start() throws Exception {
        fixture = LambdaFixture.inMemory();
        fixture.createActions("there", r -> r.tags(Map.of("team", "blue")));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void aFunctionIsToldAsItWasMade() {
        CreateFunctionResponse made = fixture.lambda.createFunction(r -> r.functionName("made")
                .role(LambdaFixture.ROLE)
                .runtime("java21")
                .handler("a.B::c")
                .description("what it is")
                .memorySize(256)
                .environment(e -> e.variables(Map.of("AB", "1")))
                .code(c -> c.zipFile(LambdaFixture.samples())));
        assertThat(made.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:made");
        assertThat(made.lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(made.version()).isEqualTo("$LATEST");
        assertThat(made.timeout()).isEqualTo(3);
        assertThat(made.environment().variables()).containsEntry("AB", "1");
        assertThat(made.codeSize()).isEqualTo(LambdaFixture.samples().asByteArray().length);

        GetFunctionResponse told = fixture.lambda.getFunction(r -> r.functionName(made.functionArn()));
        assertThat(told.configuration().state()).isEqualTo(State.ACTIVE);
        assertThat(told.configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(told.configuration().handler()).isEqualTo("a.B::c");
        assertThat(told.configuration().memorySize()).isEqualTo(256);
        assertThat(told.code().location()).startsWith("file:");
        assertThat(Path.of(URI.create(told.code().location()))).exists();
        assertThat(fixture.lambda
                        .getFunctionConfiguration(r -> r.functionName("000000000000:function:made"))
                        .codeSha256())
                .isEqualTo(made.codeSha256());
    }

    @Test
    void aFunctionPassesThroughItsStates() throws Exception {
        try (LambdaFixture slow = new LambdaFixture(BrokerConfig.inMemory().withStateDelay(Duration.ofMinutes(5)))) {
            slow.createActions("pending", r -> {});
            FunctionConfiguration told =
                    slow.lambda.getFunction(r -> r.functionName("pending")).configuration();
            assertThat(told.state()).isEqualTo(State.PENDING);
            assertThat(told.stateReasonCodeAsString()).isEqualTo("Creating");
            assertThatThrownBy(() -> slow.invoke("pending", "{}"))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContaining("The function is currently in the following state: Pending");
            assertThatThrownBy(() -> slow.lambda.updateFunctionConfiguration(
                            r -> r.functionName("pending").timeout(5)))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContaining("An update is in progress for resource: ");
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("409 ResourceConflictException Function already exist: there", r -> r.functionName("there")),
                row("400 InvalidParameterValueException This broker runs functions in", r -> r.runtime("python3.12")),
                row("400 ValidationException Value 'cobol' at 'runtime'", r -> r.runtime("cobol")),
                row("400 InvalidParameterValueException Runtime and Handler", r -> r.handler(null)),
                row("400 InvalidParameterValueException Runtime and Handler", r -> r.runtime((String) null)),
                row("400 ValidationException Value '901' at 'timeout'", r -> r.timeout(901)),
                row("400 ValidationException Value '0' at 'timeout'", r -> r.timeout(0)),
                row("400 ValidationException Value '127' at 'memorySize'", r -> r.memorySize(127)),
                row("400 ValidationException Value '10241' at 'memorySize'", r -> r.memorySize(10_241)),
                row("400 ValidationException Value 'me' at 'role'", r -> r.role("me")),
                row("400 ValidationException Value 'a b' at 'functionName'", r -> r.functionName("a b")),
                row("400 InvalidParameterValueException Please provide a source", r -> r.code(c -> {})),
                row(
                        "400 InvalidParameterValueException Could not unzip uploaded file",
                        r -> r.code(c -> c.zipFile(SdkBytes.fromUtf8String("no zip")))),
                row(
                        "400 InvalidParameterValueException Could not unzip uploaded file",
                        r -> r.code(c -> c.zipFile(LambdaFixture.zip(Map.of("../out", new byte[1]))))),
                row(
                        "400 InvalidParameterValueException Error occurred while GetObject. S3 Error Code: NoSuchBucket",
                        r -> r.code(c -> c.s3Bucket("none").s3Key("k"))),
                row(
                        "400 InvalidParameterValueException Lambda was unable to configure",
                        r -> r.environment(e -> e.variables(Map.of("AWS_REGION", "x")))),
                row(
                        "400 InvalidParameterValueException Lambda was unable to configure",
                        r -> r.environment(e -> e.variables(Map.of("LONG", "x".repeat(4096))))),
                row("400 InvalidParameterValueException This broker runs no container", r -> r.packageType("Image")),
                row(
                        "400 InvalidParameterValueException This broker's Lambda does not serve Layers",
                        r -> r.layers("arn:aws:lambda:us-east-1:000000000000:layer:a:1")),
                row("400 InvalidParameterValueException Tag keys", r -> r.tags(Map.of("aws:x", "1"))));
    }

    private static Arguments row(String error, Consumer<CreateFunctionRequest.Builder> wrong) {
        return Arguments.of(error, wrong);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsWrongIsRefused(String error, Consumer<CreateFunctionRequest.Builder> wrong) {
        assertThatThrownBy(() -> fixture.createActions("refused", wrong))
                .isInstanceOfSatisfying(
                        LambdaException.class,
                        e -> assertThat(e.statusCode() + " "
                                        + e.awsErrorDetails().errorCode() + " "
                                        + e.awsErrorDetails()
                                                .errorMessage()
                                                .replaceFirst("^\\d validation errors? detected: ", ""))
                                .startsWith(error));
        assertThat(fixture.lambda.listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .doesNotContain("refused");
    }

    @Test
    void codeComesOutOfABucket() {
        fixture.s3.createBucket(r -> r.bucket("code"));
        fixture.s3.putObject(
                r -> r.bucket("code").key("a/f.zip"),
                RequestBody.fromBytes(LambdaFixture.samples().asByteArray()));
        fixture.createActions("from-s3", r -> r.code(c -> c.s3Bucket("code").s3Key("a/f.zip")));
        assertThat(fixture.invoke("from-s3", "{}").functionError()).isNull();
    }

    @Test
    void aChangeReachesTheNextCall() {
        fixture.create("changes", "dev.weir.broker.lambda.sample.Forms$Streams", r -> {});
        assertThat(fixture.invoke("changes", "[1]").payload().asUtf8String()).isEqualTo("[1]");
        String before = fixture.lambda
                .getFunctionConfiguration(r -> r.functionName("changes"))
                .revisionId();
        fixture.lambda.updateFunctionConfiguration(r -> r.functionName("changes")
                .handler("dev.weir.broker.lambda.sample.Forms::stream")
                .revisionId(before));
        assertThat(fixture.invoke("changes", "[1]").payload().asUtf8String()).isEqualTo("{\"streamed\":[1]}");
        assertThatThrownBy(() -> fixture.lambda.updateFunctionConfiguration(
                        r -> r.functionName("changes").timeout(9).revisionId(before)))
                .isInstanceOfSatisfying(
                        LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        fixture.lambda.updateFunctionCode(
                r -> r.functionName("changes").zipFile(LambdaFixture.zip(Map.of("nothing", new byte[0]))));
        assertThat(fixture.invoke("changes", "[1]").payload().asUtf8String()).contains("Class not found");
    }

    @Test
    void aVersionStaysAsItIs() {
        fixture.create("versions", "dev.weir.broker.lambda.sample.Forms$Streams", r -> {});
        assertThat(fixture.lambda
                        .publishVersion(r -> r.functionName("versions"))
                        .version())
                .isEqualTo("1");
        assertThat(fixture.lambda
                        .publishVersion(r -> r.functionName("versions"))
                        .version())
                .isEqualTo("1");
        fixture.lambda.updateFunctionConfiguration(
                r -> r.functionName("versions").handler("dev.weir.broker.lambda.sample.Forms::stream"));
        FunctionConfiguration second = FunctionConfiguration.builder()
                .functionArn(fixture.lambda
                        .publishVersion(r -> r.functionName("versions"))
                        .functionArn())
                .build();
        assertThat(second.functionArn()).endsWith(":function:versions:2");
        assertThat(fixture.invoke("versions:1", "[1]").payload().asUtf8String()).isEqualTo("[1]");
        assertThat(fixture.invoke("versions", "[1]").payload().asUtf8String()).isEqualTo("{\"streamed\":[1]}");
        assertThat(fixture.lambda
                        .listVersionsByFunction(r -> r.functionName("versions"))
                        .versions())
                .extracting(FunctionConfiguration::version)
                .containsExactly("$LATEST", "1", "2");
        fixture.lambda.deleteFunction(r -> r.functionName("versions").qualifier("1"));
        assertThat(fixture.lambda.listFunctions(r -> r.functionVersion(FunctionVersion.ALL)).functions().stream()
                        .filter(f -> f.functionName().equals("versions"))
                        .map(FunctionConfiguration::version))
                .containsExactly("$LATEST", "2");
        fixture.lambda.deleteFunction(r -> r.functionName("versions"));
        assertThatThrownBy(() -> fixture.invoke("versions:2", "{}"))
                .isInstanceOfSatisfying(
                        LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void aListComesInPages() {
        for (int i = 0; i < 5; i++) {
            fixture.createCommand("page-" + i, "cat", r -> {});
        }
        List<String> names = fixture.lambda.listFunctionsPaginator(r -> r.maxItems(2)).functions().stream()
                .map(FunctionConfiguration::functionName)
                .filter(name -> name.startsWith("page-"))
                .toList();
        assertThat(names).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }

    @Test
    void tagsComeAndGo() {
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:there";
        fixture.lambda.tagResource(r -> r.resource(arn).tags(Map.of("stage", "test", "a b", "ä")));
        assertThat(fixture.lambda.listTags(r -> r.resource(arn)).tags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "blue", "stage", "test", "a b", "ä"));
        fixture.lambda.untagResource(r -> r.resource(arn).tagKeys("stage", "a b"));
        assertThat(fixture.lambda.getFunction(r -> r.functionName("there")).tags())
                .containsExactlyEntriesOf(Map.of("team", "blue"));
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        BrokerConfig config = BrokerConfig.in(folder.resolve("data")).withStateDelay(Duration.ZERO);
        try (LambdaFixture first = new LambdaFixture(config)) {
            first.createActions("kept", r -> r.tags(Map.of("k", "v")));
            first.lambda.publishVersion(r -> r.functionName("kept"));
            first.lambda.putFunctionConcurrency(r -> r.functionName("kept").reservedConcurrentExecutions(4));
        }
        try (LambdaFixture second = new LambdaFixture(config)) {
            GetFunctionResponse told = second.lambda.getFunction(r -> r.functionName("kept"));
            assertThat(told.tags()).containsEntry("k", "v");
            assertThat(told.concurrency().reservedConcurrentExecutions()).isEqualTo(4);
            assertThat(second.invoke("kept:1", "{}").functionError()).isNull();
        }
    }

    @Test
    void theAnswersAreThoseOfTheWire() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest.Builder call = HttpRequest.newBuilder(
                        fixture.endpoint().resolve("/2015-03-31/functions/none/invocations"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=weir/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        HttpResponse<String> none = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("x-amzn-ErrorType")).hasValue("ResourceNotFoundException");
        assertThat(none.body())
                .isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found:"
                        + " arn:aws:lambda:us-east-1:000000000000:function:none\"}");
        HttpResponse<String> page =
                http.send(call.header("Origin", "http://localhost:8080").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(403);
        HttpResponse<String> unknown = http.send(
                call.uri(fixture.endpoint().resolve("/2015-03-31/functions/a/b/c"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("x-amzn-ErrorType")).hasValue("UnknownOperationException");
    }

    @ParameterizedTest
    @CsvSource({"1, EVENT, 202", "1, DRY_RUN, 204"})
    void anEmptyPayloadIsTaken(String ignored, InvocationType type, int status) {
        assertThat(fixture.lambda
                        .invoke(r -> r.functionName("there").invocationType(type))
                        .statusCode())
                .isEqualTo(status);
    }
}
