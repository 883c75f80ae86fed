package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.Lazy;

/** The formats whose body is one document: awsJson 1.0 and 1.1, CBOR 1.1 and rpc-v2-cbor. */
final class DocumentProtocol implements Protocol {

    private static final Set<String> MESSAGE_IN_CAPITALS =
            Set.of("SerializationException", "TransactionCanceledException");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private static final int USUAL_ERROR_BYTES = 512;

    // Each dialect is made when first spoken: most runs of the broker never speak some of them.
    private static final Lazy<Dialect> JSON = new Lazy<>(JsonDialect::new);

    static final Protocol JSON_1_1 = new DocumentProtocol("application/x-amz-json-1.1", JSON::getValue, Map.of());
    static final Protocol JSON_1_0 = new DocumentProtocol("application/x-amz-json-1.0", JSON::getValue, Map.of());
    /** As DynamoDB speaks it: errors by their full names, and a checksum that its clients hold against the body. */
    static final Protocol DYNAMODB = new ChecksumProtocol(
            new DocumentProtocol("application/x-amz-json-1.0", JSON::getValue, Map.of(), DynamoErrorTypes::fullName));

    static final Protocol CBOR_1_1 =
            new DocumentProtocol("application/x-amz-cbor-1.1", lazily(() -> new CborDialect(false)), Map.of());
    static final Protocol RPC_V2_CBOR = new DocumentProtocol(
            "application/cbor", lazily(() -> new CborDialect(true)), Map.of("smithy-protocol", "rpc-v2-cbor"));

    private final String contentType;
    private final Supplier<Dialect> dialect;
    private final Map<String, String> headers;
    private final UnaryOperator<String> errorType;

    private DocumentProtocol(String contentType, Supplier<Dialect> dialect, Map<String, String> headers) {
        this(contentType, dialect, headers, UnaryOperator.identity());
    }

    /** @param errorType how an error's code stands in its {@code __type} */
    private DocumentProtocol(
            String contentType,
            Supplier<Dialect> dialect,
            Map<String, String> headers,
            UnaryOperator<String> errorType) {
        this.contentType = contentType;
        this.dialect = dialect;
        this.headers = headers;
        this.errorType = errorType;
    }

    private static Supplier<Dialect> lazily(Supplier<Dialect> maker) {
        Lazy<Dialect> lazy = new Lazy<>(maker);
        return lazy::getValue;
    }

    @Override
    public void read(HttpRequest http, SdkPojo into, NewerMembers newer) {
        if (http.body().length == 0 && this == RPC_V2_CBOR) {
            return; // rpc-v2-cbor sends nothing where an operation takes no input
        }
        Dialect format = dialect.get();
        try (JsonParser parser = format.factory().createParser(http.body())) {
            new DocumentReader(parser, format, newer).readRoot(into);
        } catch (JacksonException e) {
            throw Unreadable.because("");
        } catch (IOException e) {
            throw Unreadable.because("");
        }
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        if (response.sdkFields().isEmpty()) {
            return HttpAnswer.of(200, contentType, NOTHING.duplicate()).with(headers); // the operation has no output
        }
        return HttpAnswer.of(200, contentType, document(response).view()).with(headers);
    }

    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        GrowingBuffer body = document(USUAL_ERROR_BYTES, (out, format) -> {
            out.writeStartObject();
            out.writeStringField("__type", errorType.apply(error.code()));
            if (!error.getMessage().isEmpty()) {
                out.writeStringField(messageMember(error), error.getMessage());
            }
            new DocumentWriter(out, format).writeMembers(error.details());
            out.writeEndObject();
        });
        return HttpAnswer.of(error.status(), contentType, body.view()).with(headers);
    }

    @Override
    public HttpAnswer stream(StreamedAnswer response, Function<RuntimeException, AwsException> asError) {
        return HttpAnswer.streamed(
                        200, EventStreamBody.CONTENT_TYPE, new EventStreamBody(response, new EventFormat(), asError))
                .with(headers);
    }

    /** What the services' reader of documents complains of has its message under a name of its own, as has another. */
    private static String messageMember(AwsException error) {
        return MESSAGE_IN_CAPITALS.contains(error.code()) ? "Message" : "message";
    }

    private GrowingBuffer document(SdkPojo pojo) {
        return document(SizeGuess.of(pojo), (out, format) -> new DocumentWriter(out, format).write(pojo));
    }

    private GrowingBuffer document(int firstSize, Content content) {
        GrowingBuffer body = new GrowingBuffer(firstSize);
        Dialect format = dialect.get();
        try (JsonGenerator out = format.factory().createGenerator(body)) {
            content.writeTo(out, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return body;
    }

    /** The documents inside of an event stream. */
    private final class EventFormat implements EventStreamBody.Format {

        @Override
        public String contentType() {
            return contentType;
        }

        @Override
        public byte[] document(SdkPojo pojo) {
            return DocumentProtocol.this.document(pojo).toByteArray();
        }

        @Override
        public byte[] message(AwsException error) {
            return DocumentProtocol.this
                    .document(USUAL_ERROR_BYTES, (out, format) -> {
                        out.writeStartObject();
                        out.writeStringField("message", error.getMessage());
                        out.writeEndObject();
                    })
                    .toByteArray();
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator out, Dialect format) throws IOException;
    }
}
