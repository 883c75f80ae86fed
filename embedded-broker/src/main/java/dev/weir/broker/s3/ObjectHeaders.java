package dev.weir.broker.s3;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an object carries beside its bytes and S3 gives back with them. Immutable.
 *
 * @param standard HTTP headers by their lower-case names, for instance {@code content-type}
 * @param metadata the user's own, by lower-case name without {@code x-amz-meta-}
 */
public record ObjectHeaders(Map<String, String> standard, Map<String, String> metadata) {

    /** What S3 says of an object that was put without a type. */
    public static final String DEFAULT_TYPE = "binary/octet-stream";

    public ObjectHeaders {
        standard = Map.copyOf(standard);
        metadata = Map.copyOf(metadata);
    }

    /** The headers of an object of a type, for instance {@code application/json}, with nothing else to say. */
    public static ObjectHeaders ofType(String contentType) {
        return new ObjectHeaders(Map.of("content-type", contentType), Map.of());
    }

    /** The same with a {@code Content-Encoding}, for instance {@code gzip}. */
    public ObjectHeaders withEncoding(String contentEncoding) {
        Map<String, String> more = new TreeMap<>(standard);
        more.put("content-encoding", contentEncoding);
        return new ObjectHeaders(more, metadata);
    }

    /** The same with other user metadata. */
    public ObjectHeaders withMetadata(Map<String, String> userMetadata) {
        return new ObjectHeaders(standard, userMetadata);
    }

    public String contentType() {
        return standard.getOrDefault("content-type", DEFAULT_TYPE);
    }
}
