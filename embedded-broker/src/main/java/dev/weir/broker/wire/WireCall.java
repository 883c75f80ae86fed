package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A request as far as the wire tells: which format it speaks and what it addresses. Errors can be answered even where
 * it addresses nothing.
 */
public final class WireCall {

    private final HttpRequest http;
    private final Protocol protocol;
    private final @Nullable ServiceId service;
    private final String operation;

    WireCall(HttpRequest http, Protocol protocol, @Nullable ServiceId service, String operation) {
        this.http = http;
        this.protocol = protocol;
        this.service = service;
        this.operation = operation;
    }

    /** Recognises a request's format and address; never fails. */
    public static WireCall of(HttpRequest http) {
        return Routes.route(http);
    }

    /** Whether a request's body is read on the way and not before, as it may be larger than memory. */
    public static boolean readsBody(HttpRequest head) {
        return S3Address.isMeant(head) || RestRoutes.readsBody(head);
    }

    /**
     * The service addressed.
     *
     * @throws AwsException if it is none of ours
     */
    public ServiceId service() {
        if (service == null) {
            throw switch (protocol) {
                case FrontDoor door -> door.refusal();
                case RestXmlProtocol rest when rest.unreadable() != null -> rest.unreadable();
                default -> unknownOperation();
            };
        }
        return service;
    }

    /** The service addressed, or null if it is none of ours. */
    public @Nullable ServiceId serviceOrNull() {
        return service;
    }

    /** Lets the chunks of a body that is read later be held against their signatures. */
    public void verify(ChunkSignatures signatures) {
        if (protocol instanceof RestXmlProtocol rest) {
            rest.verify(signatures);
        }
    }

    /** The operation's name as the request gives it; empty if it gives none. */
    public String operation() {
        return operation;
    }

    /** What a caller is told who names an operation that the service does not have. */
    public AwsException unknownOperation() {
        return AwsException.of("UnknownOperationException", "");
    }

    /** Reads the request's body as an operation's request; not validated yet. */
    public <I extends SdkPojo> WireRequest<I> read(Operation<I, ?> target) {
        if (http.bodyTooLarge()) {
            throw new AwsException(
                    "RequestEntityTooLargeException", 413, "The request is larger than the service accepts.");
        }
        SdkBuilder<?, I> builder = target.newRequest().get();
        NewerMembers newer = service == null ? NewerMembers.NONE : NewerMembers.of(service, target.name());
        protocol.read(http, (SdkPojo) builder, newer);
        if (builder instanceof Document.Builder document) {
            newer.values().forEach(document::put);
        }
        return new WireRequest<>(builder.build(), newer.values(), protocol.content(http));
    }

    public HttpAnswer answer(SdkPojo response, String requestId) {
        return protocol.answer(operation, response, requestId);
    }

    /**
     * An answer that goes on as a stream of events.
     *
     * @param asError what the client is told of whatever the events' maker throws
     */
    public HttpAnswer stream(StreamedAnswer response, Function<RuntimeException, AwsException> asError) {
        return protocol.stream(response, asError);
    }

    /** An answer whose body is bytes, however many. */
    public HttpAnswer content(ContentAnswer response, String requestId) {
        return protocol.content(operation, response, requestId);
    }

    public HttpAnswer error(AwsException error, String requestId) {
        return protocol.error(error, requestId);
    }
}
