package dev.weir.broker.http;

import dev.weir.broker.call.Tls;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end unless its handler does that.
 *
 * @param method for instance {@code POST}
 * @param path the path as sent, without the query
 * @param query what stands after the question mark, still encoded; empty if there is none
 * @param headers by lower-case name; several headers of one name are joined with commas
 * @param body the whole body; empty where it was past {@link Listener#MAX_BODY_BYTES}
 * @param bodyTooLarge whether the body was past that bound and was thrown away
 * @param remoteAddress the client's IP address
 * @param unread the body where the handler reads it itself; null for all others
 * @param tls the connection that it came over; null for a plain one
 */
@SuppressWarnings("ArrayRecordComponent") // the body is shared, not compared
public record HttpRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        boolean bodyTooLarge,
        String remoteAddress,
        @Nullable UnreadBody unread,
        @Nullable Tls tls) {

    /** A request that was read to its end. */
    public HttpRequest(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            boolean bodyTooLarge,
            String remoteAddress) {
        this(method, path, query, headers, body, bodyTooLarge, remoteAddress, null, null);
    }

    HttpRequest with(RequestBody read) {
        return new HttpRequest(method, path, query, headers, read.bytes(), read.tooLarge(), remoteAddress, null, tls);
    }

    HttpRequest with(UnreadBody content) {
        return new HttpRequest(method, path, query, headers, body, false, remoteAddress, content, tls);
    }

    /** The same request with a body that was read since. */
    public HttpRequest withBody(byte[] bytes) {
        return new HttpRequest(method, path, query, headers, bytes, false, remoteAddress, null, tls);
    }

    /**
     * The request as its client means it, its body unpacked if it was sent as a gzip: what is signed is what was sent.
     */
    public HttpRequest unpacked() {
        if (!"gzip".equalsIgnoreCase(header("content-encoding")) || unread != null) {
            return this;
        }
        return with(new RequestBody(body, bodyTooLarge).unzipped(Listener.MAX_BODY_BYTES));
    }

    /** A header's value, whatever the case of its name, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The media type in lower case without its parameters, empty if there is none. */
    public String mediaType() {
        String type = headers.getOrDefault("content-type", "");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
