package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ChunkSignatures;
import dev.weir.broker.call.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes inside of {@code aws-chunked}: chunks with their length, perhaps with a signature each, and headers after the
 * last one. Signatures are verified where the request's own was. Used by one thread.
 */
final class ChunkedBytes extends InputStream {

    /** A chunk's head has its length and a signature; a trailer a name and a checksum or signature. */
    private static final int LINE_AT_MOST = 8 * 1024;

    private static final int TRAILERS_AT_MOST = 32;
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private long left;
    private boolean begun;
    private boolean ended;
    private @Nullable ChunkSignatures signatures;
    private @Nullable MessageDigest digest;
    private String signature = "";

    ChunkedBytes(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /** Lets every chunk be held against its signature, from the first one on. */
    void verify(ChunkSignatures expected) {
        signatures = expected;
    }

    /** What came after the last chunk, by lower-case name. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(count, left));
        if (read < 0) {
            throw new Content.Refused(S3Content.incomplete());
        }
        left -= read;
        if (digest != null) {
            digest.update(bytes, offset, read);
            if (left == 0) {
                checkChunk(digest);
            }
        }
        return read;
    }

    /** The bytes of a chunk were handed on before it is known that they are right; nobody keeps them before the end. */
    private void checkChunk(MessageDigest of) throws IOException {
        if (signatures != null && !signatures.isChunk(HexFormat.of().formatHex(of.digest()), signature)) {
            throw new Content.Refused(signatures.refusal());
        }
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw malformed();
        }
        begun = true;
        String head = line();
        int semicolon = head.indexOf(';');
        String length = (semicolon < 0 ? head : head.substring(0, semicolon)).strip();
        if (!length.matches("[0-9a-fA-F]{1,12}")) {
            throw malformed();
        }
        left = Long.parseLong(length, 16);
        if (signatures != null && signatures.expected()) {
            int equals = semicolon < 0 ? -1 : head.indexOf("chunk-signature=", semicolon);
            signature = equals < 0
                    ? ""
                    : head.substring(equals + "chunk-signature=".length()).strip();
            digest = SignedBytes.sha256();
        }
        if (left == 0) {
            if (digest != null) {
                checkChunk(digest);
            }
            ended = true;
            readTrailers();
        }
    }

    private void readTrailers() throws IOException {
        for (String line = lineOrEnd(); !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || trailers.size() == TRAILERS_AT_MOST) {
                throw malformed();
            }
            trailers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        checkTrailers();
        in.skip(Long.MAX_VALUE);
    }

    private void checkTrailers() throws IOException {
        if (signatures == null || !signatures.expected() || trailers.isEmpty()) {
            return;
        }
        String given = trailers.getOrDefault(TRAILER_SIGNATURE, "");
        StringBuilder signed = new StringBuilder();
        trailers.forEach((name, value) -> {
            if (!name.equals(TRAILER_SIGNATURE)) {
                signed.append(name).append(':').append(value).append('\n');
            }
        });
        byte[] hash = SignedBytes.sha256().digest(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!signatures.isTrailer(HexFormat.of().formatHex(hash), given)) {
            throw new Content.Refused(signatures.refusal());
        }
    }

    private String line() throws IOException {
        String line = lineOrEnd();
        if (line.isEmpty() && in.available() == 0 && atEnd()) {
            throw new Content.Refused(S3Content.incomplete());
        }
        return line;
    }

    private boolean atEnd() throws IOException {
        in.mark(1);
        boolean end = in.read() < 0;
        in.reset();
        return end;
    }

    /** A line without its end; some clients leave out the last one. */
    private String lineOrEnd() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() == LINE_AT_MOST) {
                throw malformed();
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static Content.Refused malformed() {
        return new Content.Refused(AwsException.of(
                "InvalidRequest", "The body is not in the form of aws-chunked that its headers promise."));
    }
}
