package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Denial;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** S3's way to tell of errors. Those that all services share go by names of its own. */
final class RestErrors {

    private static final int NOT_MODIFIED = 304;

    private RestErrors() {}

    static HttpAnswer answer(HttpRequest http, AwsException general, String requestId) {
        AwsException error = named(general);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amz-request-id", requestId);
        if (error.status() == NOT_MODIFIED || http.method().equals("HEAD")) {
            error.details().forEach((name, value) -> {
                if (Character.isLowerCase(name.charAt(0)) || error.status() == NOT_MODIFIED) {
                    headers.put(name, RestHeaders.text(value));
                }
            });
            return HttpAnswer.sized(error.status(), headers, 0, _ -> {});
        }
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        element(xml, "Code", error.code());
        element(xml, "Message", error.getMessage());
        error.details().forEach((name, value) -> {
            if (Character.isLowerCase(name.charAt(0))) {
                headers.put(name, RestHeaders.text(value));
            } else {
                element(xml, name, value.toString());
            }
        });
        element(xml, "Resource", http.path());
        element(xml, "RequestId", requestId);
        xml.append("</Error>");
        return HttpAnswer.of(error.status(), "application/xml", xml.toString()).with(headers);
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(Xml.escape(text))
                .append("</")
                .append(name)
                .append('>');
    }

    private static AwsException named(AwsException error) {
        return switch (error.code()) {
            case "MissingAuthenticationTokenException" -> new AwsException("AccessDenied", 403, "Access Denied");
            case "IncompleteSignatureException" -> AwsException.of("AuthorizationHeaderMalformed", error.getMessage());
            case "InvalidSignatureException" -> AwsException.of("AuthorizationHeaderMalformed", error.getMessage());
            case "UnrecognizedClientException" ->
                new AwsException(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
            case "UnknownOperationException" ->
                new AwsException(
                        "NotImplemented",
                        501,
                        "A header or query you provided implies functionality that is not implemented.");
            case "ValidationException" -> AwsException.of("InvalidArgument", error.getMessage());
            case "InternalFailure" -> new AwsException("InternalError", 500, error.getMessage());
            case "ThrottlingException" -> new AwsException("SlowDown", 503, "Please reduce your request rate.");
            case "AccessDeniedException" -> denied(error);
            case "ExpiredTokenException" -> AwsException.of("ExpiredToken", "The provided token has expired.");
            default -> error;
        };
    }

    private static AwsException denied(AwsException error) {
        AwsException named = new AwsException("AccessDenied", 403, error.getMessage());
        Denial denial = error.denial();
        return denial == null ? named : named.because(denial);
    }
}
