package dev.weir.broker;

import dev.weir.broker.http.HttpAnswer;
import dev.weir.broker.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets pages in a browser call the broker, as AWS lets them (answers as recorded by kinesalite's tests), but only pages
 * that this machine itself serves. AWS allows every origin because a call needs a secret; the broker takes any key, so
 * every site that somebody visits could read and write streams.
 */
final class CrossOrigin {

    private static final Pattern LOOPBACK = Pattern.compile(
            "https?://(localhost|[a-z0-9.-]+\\.localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d{1,5})?");
    private static final String KEPT_SECONDS = "172800";

    private CrossOrigin() {}

    /** Whether a browser asks for permission before a call. */
    static boolean asks(HttpRequest http) {
        return http.method().equals("OPTIONS") && isOurs(http);
    }

    /** The permission. */
    static HttpAnswer permission(HttpRequest http) {
        Map<String, String> headers = new LinkedHashMap<>(headers(http));
        headers.put("Access-Control-Max-Age", KEPT_SECONDS);
        copy(http, "Access-Control-Request-Headers", headers, "Access-Control-Allow-Headers");
        copy(http, "Access-Control-Request-Method", headers, "Access-Control-Allow-Methods");
        return new HttpAnswer(200, headers, ByteBuffer.allocate(0));
    }

    /** What an answer says to the browser; nothing to other callers. */
    static Map<String, String> headers(HttpRequest http) {
        String origin = http.header("Origin");
        return origin == null || !isOurs(http)
                ? Map.of()
                : Map.of(
                        "Access-Control-Allow-Origin",
                        origin,
                        "Access-Control-Expose-Headers",
                        "x-amzn-RequestId,x-amzn-ErrorType,x-amz-id-2,Date",
                        "Vary",
                        "Origin");
    }

    private static boolean isOurs(HttpRequest http) {
        String origin = http.header("Origin");
        return origin != null && LOOPBACK.matcher(origin).matches();
    }

    private static void copy(HttpRequest http, String asked, Map<String, String> headers, String allowed) {
        String value = http.header(asked);
        if (value != null) {
            headers.put(allowed, value);
        }
    }
}
