package dev.weir.broker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param headers besides the content's length, which follows from the body
 * @param body between its position and its limit
 */
public record HttpAnswer(int status, Map<String, String> headers, ByteBuffer body) {

    /** An answer whose only header is its content type. */
    public static HttpAnswer of(int status, String contentType, ByteBuffer body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
    }

    /** A text in UTF-8. */
    public static HttpAnswer of(int status, String contentType, String body) {
        return of(status, contentType, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same answer with more headers. */
    public HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, all, body);
    }
}
