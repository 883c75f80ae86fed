package dev.weir.app.transform;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/** The functions of the account: listed, called, and made from what is on the bench. Every call blocks. Thread-safe. */
final class BenchFunctions {

    /** What a function that the bench made says of itself: only such a one is replaced by another. */
    static final String MARK = "Made by Weir's transform bench.";

    /** A role is asked for, and means nothing on the embedded broker. */
    static final String NO_ROLE = "arn:aws:iam::000000000000:role/transform-bench";

    private static final int MOST_LISTED = 2_000;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int MEMORY = 256;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKS = 150;

    private final Supplier<LambdaClient> lambda;
    private final Pace pace;

    BenchFunctions(Supplier<LambdaClient> lambda, Pace pace) {
        this.lambda = lambda;
        this.pace = pace;
    }

    /** What a function is made of. */
    sealed interface Code {

        /** A command line; it runs on the broker's machine. */
        record Command(String line) implements Code {}

        /**
         * Java classes.
         *
         * @param handler for instance {@code com.example.Handler::handleRequest}
         */
        @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
        record Jar(byte[] bytes, String handler) implements Code {}
    }

    /** The names of the account's functions, as many as are listed. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ListFunctionsResponse page = lambda.get().listFunctions(request -> request.marker(from));
            page.functions().forEach(function -> names.add(function.functionName()));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty() && names.size() < MOST_LISTED);
        return names;
    }

    /** Calls a function and waits for its answer. */
    InvokeResponse invoke(String name, byte[] event) {
        return lambda.get()
                .invoke(request -> request.functionName(name)
                        .logType(LogType.TAIL)
                        .payload(SdkBytes.fromByteArrayUnsafe(event))
                        .overrideConfiguration(
                                override -> override.apiCallTimeout(Duration.ofSeconds(TIMEOUT_SECONDS + 10))));
    }

    String arn(String name) {
        return lambda.get()
                .getFunctionConfiguration(request -> request.functionName(name))
                .functionArn();
    }

    /**
     * Makes a function, or gives one that the bench made other code.
     *
     * @return its ARN
     * @throws ExpectedFailure if there is one of that name that somebody else made
     */
    String deploy(String name, Code code, String role) throws InterruptedException {
        FunctionConfiguration present = present(name);
        if (present != null && !MARK.equals(present.description())) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("There is a function {0} that the bench did not make.", name),
                    Text.of("It stays as it is. Choose another name."));
        }
        if (present == null) {
            lambda.get().createFunction(creation(name, code, role));
        } else {
            change(name, code);
        }
        return awaitReady(name);
    }

    private static CreateFunctionRequest creation(String name, Code code, String role) {
        CreateFunctionRequest.Builder request = CreateFunctionRequest.builder()
                .functionName(name)
                .description(MARK)
                .role(role)
                .timeout(TIMEOUT_SECONDS)
                .memorySize(MEMORY);
        return switch (code) {
            case Code.Command command ->
                request.runtime("provided.al2023")
                        .handler("command")
                        .code(none -> none.zipFile(SdkBytes.fromByteArray(EmptyArchive.bytes())))
                        .environment(environment -> environment.variables(variables(command)))
                        .build();
            case Code.Jar jar ->
                request.runtime("java21")
                        .handler(jar.handler())
                        .code(zip -> zip.zipFile(SdkBytes.fromByteArrayUnsafe(jar.bytes())))
                        .build();
        };
    }

    private static Map<String, String> variables(Code.Command command) {
        return Map.of("WEIR_COMMAND", command.line());
    }

    private void change(String name, Code code) throws InterruptedException {
        switch (code) {
            case Code.Command command ->
                lambda.get()
                        .updateFunctionConfiguration(request -> request.functionName(name)
                                .runtime("provided.al2023")
                                .handler("command")
                                .environment(environment -> environment.variables(variables(command))));
            case Code.Jar jar -> {
                lambda.get()
                        .updateFunctionCode(request ->
                                request.functionName(name).zipFile(SdkBytes.fromByteArrayUnsafe(jar.bytes())));
                awaitReady(name);
                lambda.get()
                        .updateFunctionConfiguration(request ->
                                request.functionName(name).runtime("java21").handler(jar.handler()));
            }
        }
    }

    private @Nullable FunctionConfiguration present(String name) {
        try {
            return lambda.get()
                    .getFunction(request -> request.functionName(name))
                    .configuration();
        } catch (ResourceNotFoundException none) {
            return null;
        }
    }

    /** A function is ready some time after the call that made or changed it. */
    private String awaitReady(String name) throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            var now = lambda.get().getFunctionConfiguration(request -> request.functionName(name));
            if (now.state() == State.FAILED || now.lastUpdateStatus() == LastUpdateStatus.FAILED) {
                throw new ExpectedFailure(
                        Failure.Kind.REJECTED,
                        Text.of("The function {0} did not become ready.", name),
                        now.stateReason() == null ? Text.of("Lambda gives no reason.") : now.stateReason());
            }
            if (now.state() != State.PENDING && now.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS) {
                return now.functionArn();
            }
            pace.sleep(LOOK);
        }
        throw new ExpectedFailure(
                Failure.Kind.TIMEOUT,
                Text.of("The function {0} is not ready yet.", name),
                Text.of("Try again in a moment."));
    }
}
