package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Content;
import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.call.StreamedAnswer;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's wire formats: reads requests into SDK model objects, and writes answers and errors from them. Thread-safe. */
interface Protocol {

    /**
     * Fills an operation's empty request builder.
     *
     * @param newer takes the members that the builder cannot, in the formats that know the service's model
     * @throws AwsException in the service's words where the body cannot be read
     */
    void read(HttpRequest http, SdkPojo into, NewerMembers newer);

    /** An operation's answer. */
    HttpAnswer answer(String operation, SdkPojo response, String requestId);

    /**
     * An operation's answer that goes on as a stream of events.
     *
     * @param asError what a client is told of whatever the events' maker throws
     */
    default HttpAnswer stream(StreamedAnswer response, Function<RuntimeException, AwsException> asError) {
        throw new UnsupportedOperationException("No operation of this format's services answers with a stream");
    }

    /** The body that an operation reads itself, or null where {@link #read} has read all that there is. */
    default @Nullable Content content(HttpRequest http) {
        return null;
    }

    /** An operation's answer whose body is bytes. */
    default HttpAnswer content(String operation, ContentAnswer response, String requestId) {
        throw new UnsupportedOperationException("No operation of this format's services answers with bytes alone");
    }

    /** An error, at the status it carries. */
    HttpAnswer error(AwsException error, String requestId);
}
