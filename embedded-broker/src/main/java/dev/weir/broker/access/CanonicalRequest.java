package dev.weir.broker.access;

import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;

/** A request in the one form in which it is signed (AWS, "Create a signed AWS API request"). */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /**
     * Writes a request.
     *
     * @param signedHeaders names in small letters, with semicolons between them
     * @param payload the SHA-256 of the body, or the word that stands in its place
     */
    static String of(HttpRequest request, ServiceId service, String signedHeaders, String payload) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(service == ServiceId.S3 ? UriText.objectPath(request.path()) : UriText.servicePath(request.path()))
                .append('\n');
        text.append(UriText.query(request.query())).append('\n');
        for (String name : signedHeaders.split(";", -1)) {
            text.append(name).append(':');
            compact(request.headers().getOrDefault(name, ""), text);
            text.append('\n');
        }
        return text.append('\n')
                .append(signedHeaders)
                .append('\n')
                .append(payload)
                .toString();
    }

    /** Spaces around a value do not count, and several in it count as one. */
    private static void compact(String value, StringBuilder into) {
        boolean space = false;
        boolean begun = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                space = begun;
            } else {
                if (space) {
                    into.append(' ');
                    space = false;
                }
                begun = true;
                into.append(c);
            }
        }
    }
}
