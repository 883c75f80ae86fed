package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** The AWS query protocol: requests as forms, answers as XML. One object serves one request. */
final class QueryProtocol implements Protocol {

    private final QueryService service;
    private final Map<String, String> form;

    QueryProtocol(QueryService service, Map<String, String> form) {
        this.service = service;
        this.form = form;
    }

    /** Where a request carries its form: in the body, or in the address where there is none. */
    static String formOf(HttpRequest http) {
        return http.body().length == 0 ? http.query() : new String(http.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void read(HttpRequest http, SdkPojo into, NewerMembers newer) {
        new FormReader().read(FormNode.of(form), into);
    }

    @Override
    public HttpAnswer answer(String operation, SdkPojo response, String requestId) {
        StringBuilder xml = new StringBuilder();
        xml.append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(service.namespace())
                .append("\"><");
        xml.append(operation).append("Result>");
        new XmlWriter(xml).writeMembers(response);
        xml.append("</")
                .append(operation)
                .append("Result><ResponseMetadata><RequestId>")
                .append(requestId);
        xml.append("</RequestId></ResponseMetadata></").append(operation).append("Response>\n");
        return HttpAnswer.of(200, "text/xml", xml.toString());
    }

    @Override
    public HttpAnswer error(AwsException error, String requestId) {
        String fault = error.status() >= 500 ? "Receiver" : "Sender";
        String xml = "<ErrorResponse xmlns=\"" + service.namespace() + "\"><Error><Type>" + fault + "</Type><Code>"
                + Xml.escape(codeOf(error)) + "</Code><Message>" + Xml.escape(messageOf(error))
                + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>\n";
        return HttpAnswer.of(statusOf(error), "text/xml", xml);
    }

    /** In this protocol some errors go by other names: those that all services share, and those that the model renames. */
    private String codeOf(AwsException error) {
        return switch (error.code()) {
            case "MissingAuthenticationTokenException" -> "MissingAuthenticationToken";
            case "IncompleteSignatureException" -> "IncompleteSignature";
            case "InvalidSignatureException" -> "SignatureDoesNotMatch";
            case "UnrecognizedClientException" -> "InvalidClientTokenId";
            case "ExpiredTokenException" -> "ExpiredToken";
            case "AccessDeniedException" -> "AccessDenied";
            case "UnknownOperationException" -> "InvalidAction";
            case "SerializationException" -> "MalformedInput";
            case "ValidationException" -> "ValidationError";
            default -> ModelFile.of(service.id()).queryErrorCode(error.code());
        };
    }

    private static int statusOf(AwsException error) {
        return switch (error.code()) {
            case "MissingAuthenticationTokenException",
                    "InvalidSignatureException",
                    "UnrecognizedClientException",
                    "ExpiredTokenException",
                    "AccessDeniedException" -> 403;
            default -> error.status();
        };
    }

    private String messageOf(AwsException error) {
        if (error.code().equals("UnknownOperationException")) {
            String action = form.getOrDefault("Action", "");
            return action.isEmpty()
                    ? "The request must name its Action and its Version."
                    : "Could not find operation " + action + " for version "
                            + form.getOrDefault("Version", "NO_VERSION_SPECIFIED");
        }
        return error.getMessage();
    }
}
