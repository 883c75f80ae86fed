package dev.weir.broker.call;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request that may be larger than memory: read by the operation itself, once, from front to end. */
public interface Content {

    /**
     * The bytes as the client means them, without what the wire puts between them; the same stream each time. Reading
     * throws {@link Refused} where they are not what the request says they are.
     */
    InputStream stream();

    /** Their number as the client tells it, or -1 if it does not. */
    long length();

    /** The checksums that the request's headers tell, in Base64, by algorithm in lower case, for instance {@code crc32c}. */
    Map<String, String> checksums();

    /** The algorithm of the checksum that follows the bytes, in lower case; null if none was announced. */
    @Nullable String announced();

    /** What the checksum after the bytes says, in Base64; null until the stream was read to its end, or if there is none. */
    @Nullable String trailing();

    /** The client's bytes break what the client said of them. */
    final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final AwsException error;

        public Refused(AwsException error) {
            super(error.getMessage());
            this.error = error;
        }

        /** What the client is to be told. */
        public AwsException error() {
            return error;
        }
    }
}
