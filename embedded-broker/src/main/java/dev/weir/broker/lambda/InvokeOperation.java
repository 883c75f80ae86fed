package dev.weir.broker.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.lambda.process.CallEnd;
import dev.weir.broker.logs.LogSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Invoke, in its three types. */
final class InvokeOperation {

    private static final int EVENT_BYTES = 1 << 20;
    private static final int TAIL_BYTES = 4 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final Functions functions;
    private final Invocations invocations;
    private final AsyncEvents events;

    InvokeOperation(Functions functions, Invocations invocations, AsyncEvents events) {
        this.functions = functions;
        this.invocations = invocations;
        this.events = events;
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>("Invoke", false, true, InvokeRequest::builder, this::invoke));
    }

    private InvokeResponse invoke(InvokeRequest request, Call call) {
        Function function = functions.get(functions.region(call), request.functionName(), request.qualifier());
        InvocationType type =
                request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        byte[] payload =
                request.payload() == null ? new byte[0] : request.payload().asByteArrayUnsafe();
        int most = type == InvocationType.EVENT ? EVENT_BYTES : Invocations.MOST_BYTES;
        if (payload.length > most) {
            throw LambdaErrors.tooLarge(payload.length, most, type.toString());
        }
        checkJson(payload);
        return switch (type) {
            case DRY_RUN ->
                InvokeResponse.builder()
                        .statusCode(204)
                        .executedVersion(function.version())
                        .build();
            case EVENT -> {
                events.accept(function, Invocations.newRequestId(), payload);
                yield InvokeResponse.builder().statusCode(202).build();
            }
            default ->
                answer(
                        invocations.call(function, call.requestId(), payload, Duration.ofDays(1)),
                        request.logType() == LogType.TAIL);
        };
    }

    private static InvokeResponse answer(Invocations.Ended ended, boolean tail) {
        boolean answered = ended.end().kind() == CallEnd.Kind.ANSWERED;
        return InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(ended.function().version())
                .functionError(answered ? null : "Unhandled")
                .logResult(tail ? tail(ended.log()) : null)
                .payload(SdkBytes.fromByteArrayUnsafe(ended.end().payload()))
                .build();
    }

    private static @Nullable String tail(List<LogSink.Line> lines) {
        byte[] log = lines.stream()
                .map(line -> line.message().endsWith("\n") ? line.message() : line.message() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        byte[] last = log.length <= TAIL_BYTES ? log : Arrays.copyOfRange(log, log.length - TAIL_BYTES, log.length);
        return Base64.getEncoder().encodeToString(last);
    }

    private static void checkJson(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(payload)) {
            int values = 0;
            while (parser.nextToken() != null) {
                parser.skipChildren();
                values++;
            }
            if (values != 1) {
                throw LambdaErrors.badContent("one JSON value is expected");
            }
        } catch (IOException e) {
            throw LambdaErrors.badContent(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
