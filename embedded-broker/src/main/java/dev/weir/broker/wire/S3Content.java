package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.Content;
import dev.weir.broker.http.HttpRequest;
import dev.weir.broker.http.UnreadBody;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of an S3 request: as it comes, or in the chunks of {@code aws-chunked}, with a checksum before or after it. */
final class S3Content implements Content {

    private static final String CHECKSUM = "x-amz-checksum-";

    /** Headers of that name which hold no checksum. */
    private static final Set<String> ABOUT_CHECKSUMS = Set.of("algorithm", "type", "mode");

    private final InputStream stream;
    private final @Nullable ChunkedBytes chunked;
    private final long length;
    private final Map<String, String> checksums = new LinkedHashMap<>();
    private final @Nullable String announced;

    private S3Content(HttpRequest http, InputStream stream, @Nullable ChunkedBytes chunked, long length) {
        this.stream = stream;
        this.chunked = chunked;
        this.length = length;
        http.headers().forEach((name, value) -> {
            String algorithm = algorithm(name);
            if (algorithm != null) {
                checksums.put(algorithm, value);
            }
        });
        String trailer = http.header("x-amz-trailer");
        this.announced = trailer == null ? null : algorithm(trailer.strip().toLowerCase(Locale.ROOT));
    }

    static S3Content of(HttpRequest http, UnreadBody body) {
        String sha256 = http.headers().getOrDefault("x-amz-content-sha256", "");
        String encoding = http.headers().getOrDefault("content-encoding", "");
        InputStream sent = sha256.matches("[0-9a-f]{64}") ? new SignedBytes(body, sha256) : body;
        if (sha256.startsWith("STREAMING-") || encoding.contains("aws-chunked")) {
            ChunkedBytes chunked = new ChunkedBytes(sent);
            return new S3Content(http, chunked, chunked, decodedLength(http));
        }
        return new S3Content(http, sent, null, body.length());
    }

    /** Lets the body's chunks be held against their signatures. */
    void verify(ChunkSignatures signatures) {
        if (chunked == null) {
            throw new IllegalStateException("Only a body in chunks has signatures of them");
        }
        chunked.verify(signatures);
    }

    private static long decodedLength(HttpRequest http) {
        String length = http.headers().getOrDefault("x-amz-decoded-content-length", "");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    private static @Nullable String algorithm(String header) {
        if (!header.startsWith(CHECKSUM)) {
            return null;
        }
        String algorithm = header.substring(CHECKSUM.length());
        return ABOUT_CHECKSUMS.contains(algorithm) ? null : algorithm;
    }

    /** What a client is told whose bytes ended too early. */
    static AwsException incomplete() {
        return AwsException.of(
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header.");
    }

    @Override
    public InputStream stream() {
        return stream;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Map<String, String> checksums() {
        return checksums;
    }

    @Override
    public @Nullable String announced() {
        return announced;
    }

    @Override
    public @Nullable String trailing() {
        return chunked == null || announced == null ? null : chunked.trailers().get(CHECKSUM + announced);
    }
}
