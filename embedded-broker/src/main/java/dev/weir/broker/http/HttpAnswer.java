package dev.weir.broker.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer.
 *
 * @param headers besides the content's length, which follows from the body
 * @param body between its position and its limit; empty where the body is streamed
 * @param streamed writes the body piece by piece; null for other answers
 * @param length of a streamed body, or -1 if nobody knows it before
 */
public record HttpAnswer(
        int status,
        Map<String, String> headers,
        ByteBuffer body,
        @Nullable StreamedBody streamed,
        long length) {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** An answer whose body is there. */
    public HttpAnswer(int status, Map<String, String> headers, ByteBuffer body) {
        this(status, headers, body, null, body.remaining());
    }

    /** An answer whose only header is its content type, and whose body is written piece by piece. */
    public static HttpAnswer streamed(int status, String contentType, StreamedBody body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), NOTHING, body, -1);
    }

    /** An answer whose body is written piece by piece and of a known length. */
    public static HttpAnswer sized(int status, Map<String, String> headers, long length, StreamedBody body) {
        return new HttpAnswer(status, headers, NOTHING, body, length);
    }

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
        return new HttpAnswer(status, all, body, streamed, length);
    }
}
