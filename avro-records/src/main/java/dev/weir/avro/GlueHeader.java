package dev.weir.avro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.InflaterInputStream;

/** The header of the Glue Schema Registry: 03, then 00 (plain) or 05 (zlib), then the UUID of the schema's version. */
public final class GlueHeader {

    private static final int LENGTH = 18;
    private static final int MARK = 3;
    private static final int PLAIN = 0;
    private static final int ZLIB = 5;
    private static final int VARIANT = 2;
    private static final int MOST_EXPANDED = 16 << 20;

    private GlueHeader() {}

    /** Whether data begins with such a header. */
    public static boolean is(byte[] data) {
        return data.length >= LENGTH
                && data[0] == MARK
                && (data[1] == PLAIN || data[1] == ZLIB)
                && version(data).variant() == VARIANT;
    }

    /** The version that such a header names. */
    public static UUID version(byte[] data) {
        ByteBuffer header = ByteBuffer.wrap(data, 2, 2 * Long.BYTES);
        return new UUID(header.getLong(), header.getLong());
    }

    /** The datum behind it, unpacked. */
    static byte[] datum(byte[] data) throws UnreadableException {
        if (data[1] == PLAIN) {
            return Arrays.copyOfRange(data, LENGTH, data.length);
        }
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(data, LENGTH, data.length - LENGTH))) {
            byte[] plain = in.readNBytes(MOST_EXPANDED + 1);
            if (plain.length > MOST_EXPANDED) {
                throw new UnreadableException("It expands to more than 16 MiB.");
            }
            return plain;
        } catch (IOException e) {
            throw new UnreadableException("Its compression is damaged.");
        }
    }
}
