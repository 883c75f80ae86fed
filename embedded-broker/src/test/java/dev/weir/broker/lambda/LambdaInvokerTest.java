package dev.weir.broker.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.lambda.LambdaInvoker.Answer;
import dev.weir.broker.lambda.LambdaInvoker.Failure;
import dev.weir.broker.lambda.LambdaInvoker.Kind;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.SystemTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/** What other services of the process learn of a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaInvokerTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final SystemTime time = new SystemTime();
    private H2Database database;
    private S3Service s3;
    private LambdaService lambda;

    @BeforeAll
    void start() {
        database = H2Database.open(
                null,
                Stream.of(S3Service.MIGRATIONS, LambdaService.MIGRATIONS)
                        .flatMap(List::stream)
                        .toList());
        s3 = new S3Service(null, "us-east-1", time, database);
        lambda = new LambdaService(new LambdaService.Parts(
                BrokerConfig.inMemory().withStateDelay(Duration.ZERO),
                time,
                database,
                s3.objects(),
                arn -> null,
                (region, group, stream, lines) -> {},
                (metric, value) -> {},
                ServiceCalls.UNCHECKED));
        create("cat", "cat");
        create("fails", "sh -c \"exit 1\"");
        create("sleeps", "sleep 30");
        create("missing", "/no/such/program");
    }

    @AfterAll
    void stop() throws Exception {
        lambda.close();
        s3.close();
        database.close();
        time.close();
    }

    private void create(String name, String command) {
        CreateFunctionRequest request = CreateFunctionRequest.builder()
                .functionName(name)
                .role(LambdaFixture.ROLE)
                .runtime("provided.al2023")
                .handler("none")
                .code(c -> {})
                .environment(e -> e.variables(Map.of("WEIR_COMMAND", command)))
                .build();
        Call call = new Call(
                "id",
                ServiceId.LAMBDA,
                "CreateFunction",
                new Caller("000000000000", "weir", "", ""),
                "us-east-1",
                "127.0.0.1",
                "",
                Instant.EPOCH);
        for (Operation<?, ?> operation : lambda.operations()) {
            if (operation.name().equals("CreateFunction")) {
                handle(operation, request, call);
            }
        }
    }

    @SuppressWarnings("unchecked") // the operation of that name takes this request
    private static void handle(Operation<?, ?> operation, CreateFunctionRequest request, Call call) {
        ((Operation<CreateFunctionRequest, ?>) operation).handler().handle(request, call);
    }

    @Test
    void anAnswerIsTheFunctions() {
        byte[] payload = "{\"records\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThat(lambda.invoke(ARN + "cat:$LATEST", payload, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.payload()).isEqualTo(payload));
        assertThat(lambda.exists(ARN + "cat")).isTrue();
        assertThat(lambda.exists("none")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "none, 10, 60, NOT_FOUND",
        "cat:7, 10, 60, NOT_FOUND",
        "fails, 10, 60, FUNCTION_ERROR",
        "missing, 10, 60, FUNCTION_ERROR",
        "sleeps, 10, 1, TIMED_OUT",
        "cat, 6291457, 60, PAYLOAD_TOO_LARGE",
    })
    void whyThereIsNoAnswerIsTold(String name, int bytes, int seconds, Kind kind) {
        byte[] payload = ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(lambda.invoke(ARN + name, payload, Duration.ofSeconds(seconds)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
