package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.EventSink;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.http.StreamedBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Writes an answer as AWS's event stream: frames with headers and checksums, each with one document of the request's
 * format. The first is {@code initial-response}; an error that comes up on the way is a frame of the type {@code
 * exception}, after which the stream ends.
 */
final class EventStreamBody implements StreamedBody {

    static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    /** The model's name, inside of a stream, for what elsewhere is called InternalFailure. */
    private static final String INTERNAL_FAILURE = "InternalFailureException";

    private final StreamedAnswer answer;
    private final Format format;
    private final Function<RuntimeException, AwsException> asError;

    /** @param asError tells a client of whatever the events' maker threw */
    EventStreamBody(StreamedAnswer answer, Format format, Function<RuntimeException, AwsException> asError) {
        this.answer = answer;
        this.format = format;
        this.asError = asError;
    }

    @Override
    public void writeTo(Out out) throws IOException {
        out.write(frame("event", ":event-type", "initial-response", format.document(answer.initial())));
        try {
            answer.events().sendTo(new Sink(out));
        } catch (RuntimeException e) {
            AwsException error = asError.apply(e);
            String type = error.status() >= 500 ? INTERNAL_FAILURE : error.code();
            out.write(frame("exception", ":exception-type", type, format.message(error)));
        }
    }

    private ByteBuffer frame(String messageType, String typeHeader, String type, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(typeHeader, HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString(format.contentType()));
        headers.put(":message-type", HeaderValue.fromString(messageType));
        return new Message(headers, payload).toByteBuffer();
    }

    /** How the frames' documents are written. */
    interface Format {

        String contentType();

        byte[] document(SdkPojo pojo);

        /** What tells of an error besides its type, which stands in a header. */
        byte[] message(AwsException error);
    }

    private final class Sink implements EventSink {

        private final Out out;

        Sink(Out out) {
            this.out = out;
        }

        @Override
        public void send(String type, SdkPojo event) throws IOException {
            out.write(frame("event", ":event-type", type, format.document(event)));
        }

        @Override
        public void onClose(Runnable action) {
            out.onClose(action);
        }
    }
}
