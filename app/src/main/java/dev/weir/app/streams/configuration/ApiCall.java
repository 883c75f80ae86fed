package dev.weir.app.streams.configuration;

import dev.weir.app.connection.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisRequest;

/**
 * One request to Kinesis. What is shown and copied is read from the very request object that is sent, so that the two
 * cannot differ. Immutable.
 */
public final class ApiCall {

    /** One of the client's methods. */
    public interface Method<R> {
        Object call(KinesisClient kinesis, R request);
    }

    private final String operation;
    private final Map<String, Object> parameters;
    private final @Nullable Consumer<KinesisClient> sending;

    private ApiCall(String operation, Map<String, Object> parameters, @Nullable Consumer<KinesisClient> sending) {
        this.operation = operation;
        this.parameters = parameters;
        this.sending = sending;
    }

    /** A request that will be sent by a method of the client. */
    public static <R extends KinesisRequest> ApiCall of(R request, Method<R> method) {
        String operation = request.getClass().getSimpleName().replaceFirst("Request$", "");
        return new ApiCall(operation, members(request), client -> method.call(client, request));
    }

    /** A request that this program's client does not know: it can be shown and copied, not sent. */
    public static ApiCall unsendable(String operation, Map<String, Object> parameters) {
        return new ApiCall(operation, new LinkedHashMap<>(parameters), null);
    }

    /** The operation's name in the API. */
    public String operation() {
        return operation;
    }

    /** The request in one line: {@code UpdateShardCount StreamName=orders TargetShardCount=8}. */
    public String text() {
        return operation
                + parameters.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + "=" + shown(entry.getValue()))
                        .collect(Collectors.joining());
    }

    /** The same request as a command of the AWS CLI, version 2. */
    public String cli(Connection connection) {
        return CliCommand.of(operation, parameters, connection);
    }

    /** Sends it. Blocks: virtual threads only. */
    public void send(KinesisClient kinesis) {
        if (sending == null) {
            throw new IllegalStateException(operation + " is not known to this program's client");
        }
        sending.accept(kinesis);
    }

    private static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean given = value != null
                    && !(value instanceof SdkAutoConstructList<?>)
                    && !(value instanceof SdkAutoConstructMap<?, ?>);
            if (given) {
                members.put(field.memberName(), value instanceof SdkPojo inner ? members(inner) : value);
            }
        }
        return members;
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.toString().replaceAll("\\s+", " ");
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
