package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What the services answer where a request does not even say which operation it wants: a bit of XML, 403 without an
 * operation and 404 with one in a format unknown (as recorded from AWS by kinesalite's tests).
 */
record FrontDoor(AwsException refusal) implements Protocol {

    /** For a request without an operation. */
    static final FrontDoor NO_OPERATION = new FrontDoor(new AwsException(
            "AccessDeniedException", 403, "Unable to determine service/operation name to be authorized"));

    /** For a request whose operation is in a format that no service speaks. */
    static final FrontDoor UNKNOWN_FORMAT = new FrontDoor(new AwsException("UnknownOperationException", 404, ""));

    @Override
    public void read(HttpRequest http, SdkPojo into, NewerMembers newer) {
        throw refusal;
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        throw refusal;
    }

    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        String body = error.getMessage().isEmpty()
                ? "<" + error.code() + "/>\n"
                : "<" + error.code() + ">\n  <Message>" + Xml.escape(error.getMessage()) + "</Message>\n</"
                        + error.code() + ">\n";
        return HttpAnswer.of(error.status(), "text/xml", body);
    }
}
