package dev.weir.broker.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a segment file begins: {@code WEIRSEGM}, the format's number (4 bytes), the salt (8), a CRC-32C of all that (4).
 * Numbers here and in the whole file are big-endian.
 *
 * @param salt a number drawn for this file; each frame in it begins with it, so that bytes of another file, or records
 *     that look like frames, are not taken for its own
 */
record SegmentHeader(long salt) {

    static final int BYTES = 8 + 4 + 8 + 4;
    private static final byte[] MAGIC = "WEIRSEGM".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(MAGIC).putInt(FORMAT).putLong(salt);
        bytes.putInt(checksum(bytes.array()));
        return bytes.array();
    }

    /**
     * Reads a header; null if the bytes are none.
     *
     * @throws StoreException if they are one of a format that is not known here
     */
    static @Nullable SegmentHeader decode(byte[] header) {
        ByteBuffer bytes = ByteBuffer.wrap(header);
        byte[] magic = new byte[MAGIC.length];
        bytes.get(magic);
        int format = bytes.getInt();
        long salt = bytes.getLong();
        if (!Arrays.equals(magic, MAGIC) || bytes.getInt() != checksum(header)) {
            return null;
        }
        if (format != FORMAT) {
            throw new StoreException("it is of format " + format + ", which this Weir does not know: update Weir");
        }
        return new SegmentHeader(salt);
    }

    private static int checksum(byte[] header) {
        return Checksum.of(header, 0, BYTES - 4);
    }
}
