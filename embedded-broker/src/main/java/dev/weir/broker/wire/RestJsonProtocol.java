package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import dev.weir.broker.http.UnreadBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** Lambda's REST and JSON: requests in path, query, headers and body; answers in status, headers and body. One object serves one request. */
final class RestJsonProtocol implements Protocol {

    /** The bound of the service: 50 MiB of code in Base64, and the rest of the request. */
    private static final int MAX_BODY_BYTES = 70_167_211;

    private static final int FIRST_BYTES = 1024;
    private static final String CONTENT_TYPE = "application/json";
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What Lambda tells of callers with another status than services of one address do. */
    private static final Set<String> OF_CALLERS = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "UnrecognizedClientException");

    private static final int SERVER_ERROR = 500;
    private static final JsonDialect JSON = new JsonDialect(MAX_BODY_BYTES);

    private final Map<String, String> path;
    private final int status;

    /**
     * @param path the members that stand in the path
     * @param status of an answer
     */
    RestJsonProtocol(Map<String, String> path, int status) {
        this.path = path;
        this.status = status;
    }

    @Override
    public void read(HttpRequest http, SdkPojo into, NewerMembers newer) {
        if (http.header("origin") != null) {
            // The broker takes any key, and a function is a program: a page that somebody visits must not start one.
            throw new AwsException("AccessDeniedException", 403, "Web pages may not call Lambda on this broker.");
        }
        byte[] body = body(http);
        SdkField<?> payload = payload(into);
        if (payload != null) {
            payload.set(into, SdkBytes.fromByteArrayUnsafe(body));
        } else if (body.length > 0) {
            readDocument(body, into, newer);
        }
        new RestMembers(http, path).read(into);
    }

    private static void readDocument(byte[] body, SdkPojo into, NewerMembers newer) {
        try (JsonParser parser = JSON.factory().createParser(body)) {
            new DocumentReader(parser, JSON, newer).readRoot(into);
        } catch (AwsException e) {
            throw unreadable(e.getMessage());
        } catch (IOException e) {
            throw unreadable("");
        }
    }

    private static AwsException unreadable(String why) {
        return AwsException.of(
                "InvalidRequestContentException",
                "Could not parse request body into json" + (why.isEmpty() ? "." : ": " + why));
    }

    private static byte[] body(HttpRequest http) {
        UnreadBody unread = http.unread();
        if (unread == null) {
            return http.body();
        }
        try {
            byte[] body = unread.readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw new AwsException(
                        "RequestEntityTooLargeException", 413, "Request must be smaller than 70167211 bytes.");
            }
            return body;
        } catch (IOException e) {
            throw unreadable("the request ended too early");
        }
    }

    private static @Nullable SdkField<?> payload(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return field;
            }
        }
        return null;
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        int told = status(response);
        Map<String, String> headers = RestHeaders.of(response);
        if (told == NO_CONTENT) {
            return HttpAnswer.sized(NO_CONTENT, headers, 0, _ -> {});
        }
        SdkField<?> payload = payload(response);
        if (payload == null) {
            return HttpAnswer.of(told, CONTENT_TYPE, document((out, writer) -> writer.write(response)));
        }
        SdkBytes bytes = (SdkBytes) payload.getValueOrDefault(response);
        ByteBuffer body = bytes == null ? ByteBuffer.allocate(0) : bytes.asByteBuffer();
        return HttpAnswer.of(told, CONTENT_TYPE, body).with(headers);
    }

    private int status(SdkPojo response) {
        for (SdkField<?> field : response.sdkFields()) {
            if (field.location() == MarshallLocation.STATUS_CODE
                    && field.getValueOrDefault(response) instanceof Integer given) {
                return given;
            }
        }
        return response.sdkFields().isEmpty() ? NO_CONTENT : status;
    }

    /** Errors that all services share go by names of Lambda's own. */
    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        boolean unknown = error.code().equals("UnknownOperationException");
        int errorStatus = unknown ? NOT_FOUND : OF_CALLERS.contains(error.code()) ? FORBIDDEN : error.status();
        String code = error.code().equals("InternalFailure") ? "ServiceException" : error.code();
        ByteBuffer body = document((out, writer) -> {
            out.writeStartObject();
            out.writeStringField("Type", errorStatus < SERVER_ERROR ? "User" : "Service");
            out.writeStringField(
                    code.equals("ResourceNotFoundException") ? "Message" : "message",
                    unknown ? "This broker's Lambda has no operation at that address." : error.getMessage());
            writer.writeMembers(error.details());
            out.writeEndObject();
        });
        return HttpAnswer.of(errorStatus, CONTENT_TYPE, body).with(Map.of("x-amzn-ErrorType", code));
    }

    private static ByteBuffer document(Content content) {
        GrowingBuffer body = new GrowingBuffer(FIRST_BYTES);
        try (JsonGenerator out = JSON.factory().createGenerator(body)) {
            content.writeTo(out, new DocumentWriter(out, JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return body.view();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator out, DocumentWriter writer) throws IOException;
    }
}
