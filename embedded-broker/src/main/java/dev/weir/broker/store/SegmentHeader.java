package dev.weir.broker.store;

import dev.weir.broker.sealed.SealedData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a segment file begins: {@code WEIRSEGM}, the format's number (4 bytes), the salt (8), a CRC-32C of all that (4).
 * Numbers here and in the whole file are big-endian.
 *
 * @param unit format 1 has frames without a gap between them; in format 2 each begins at a multiple of {@value #PAGE}, so
 *     that what is appended to a sealed file has pages of its own
 * @param salt a number drawn for this file; each frame in it begins with it, so that bytes of another file, or records
 *     that look like frames, are not taken for its own
 */
record SegmentHeader(long salt, int unit) {

    static final int BYTES = 8 + 4 + 8 + 4;
    private static final byte[] MAGIC = "WEIRSEGM".getBytes(StandardCharsets.US_ASCII);
    private static final int WITHOUT_GAPS = 1;
    private static final int IN_PAGES = 2;
    private static final int PAGE = SealedData.LOG_PAGE;

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(MAGIC).putInt(unit == 1 ? WITHOUT_GAPS : IN_PAGES).putLong(salt);
        bytes.putInt(checksum(bytes.array()));
        return filledUp(bytes.array());
    }

    /** Where the first frame begins. */
    int end() {
        return Math.toIntExact(filledUp(BYTES));
    }

    /** How much of the file something takes that has so many bytes. */
    long filledUp(long length) {
        return Math.ceilDiv(length, unit) * unit;
    }

    /** The same with zeros at its end. */
    byte[] filledUp(byte[] bytes) {
        int length = Math.toIntExact(filledUp(bytes.length));
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
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
        if (format != WITHOUT_GAPS && format != IN_PAGES) {
            throw new StoreException("it is of format " + format + ", which this Weir does not know: update Weir");
        }
        return new SegmentHeader(salt, format == WITHOUT_GAPS ? 1 : PAGE);
    }

    private static int checksum(byte[] header) {
        return Checksum.of(header, 0, BYTES - 4);
    }
}
