package dev.weir.avro;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;
import org.xerial.snappy.Snappy;

/**
 * An object container, taken apart.
 *
 * @param schema the text of the schema that goes before the blocks
 * @param blocks the datums, unpacked, with how many each has
 */
public record AvroContainer(String schema, List<Block> blocks) {

    /** A block's datums, one behind the other. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Block(long count, byte[] datums) {}

    private static final byte[] MARK = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int MOST_EXPANDED = 16 << 20;
    private static final int MOST_DATUMS = 10_000;

    /** The header's own form, which is Avro as well. */
    private static final Schema HEADER = Schema.createMap(Schema.create(Schema.Type.BYTES));

    /** Whether data begins as one. */
    public static boolean is(byte[] data) {
        return data.length > MARK.length && Arrays.equals(data, 0, MARK.length, MARK, 0, MARK.length);
    }

    /**
     * Takes one apart.
     *
     * @throws UnreadableException if it is damaged, or larger than is looked at
     */
    public static AvroContainer of(byte[] data) throws UnreadableException {
        int end = AvroBounds.end(data, MARK.length, HEADER);
        Cursor in = new Cursor(data, MARK.length);
        String schema = null;
        String codec = "null";
        for (long count = in.number(); count != 0; count = in.number()) {
            if (count < 0) {
                in.number();
            }
            for (long i = Math.abs(count); i > 0; i--) {
                String key = new String(in.sized(), StandardCharsets.UTF_8);
                String value = new String(in.sized(), StandardCharsets.UTF_8);
                schema = key.equals("avro.schema") ? value : schema;
                codec = key.equals("avro.codec") ? value : codec;
            }
        }
        if (schema == null) {
            throw new UnreadableException("Its Avro container has no schema.");
        }
        in.at = end + SYNC;
        List<Block> blocks = new ArrayList<>();
        long all = 0;
        int room = MOST_EXPANDED;
        while (in.at < data.length) {
            long count = in.number();
            byte[] datums = expanded(in.sized(), codec, room);
            in.at += SYNC;
            all += count;
            room -= datums.length;
            if (count < 0 || all > MOST_DATUMS) {
                throw new UnreadableException("Its Avro container has more than 10,000 objects.");
            }
            blocks.add(new Block(count, datums));
        }
        return new AvroContainer(schema, blocks);
    }

    private static byte[] expanded(byte[] block, String codec, int room) throws UnreadableException {
        try {
            return switch (codec) {
                case "null" -> block;
                case "deflate" ->
                    bounded(new InflaterInputStream(new ByteArrayInputStream(block), new Inflater(true)), room);
                case "zstandard" -> bounded(new ZstdInputStream(new ByteArrayInputStream(block)), room);
                case "snappy" -> {
                    // The four bytes behind are a CRC of the plain data.
                    byte[] packed = Arrays.copyOf(block, Math.max(0, block.length - 4));
                    if (Snappy.uncompressedLength(packed) > room) {
                        throw new UnreadableException("Its Avro container expands to more than 16 MiB.");
                    }
                    yield Snappy.uncompress(packed);
                }
                default ->
                    throw new UnreadableException("The codec “" + codec + "” of its Avro container is not known here.");
            };
        } catch (IOException e) {
            throw new UnreadableException("Its Avro container is damaged: " + e.getMessage() + ".");
        }
    }

    private static byte[] bounded(InputStream in, int room) throws IOException, UnreadableException {
        try (in) {
            byte[] plain = in.readNBytes(room + 1);
            if (plain.length > room) {
                throw new UnreadableException("Its Avro container expands to more than 16 MiB.");
            }
            return plain;
        }
    }

    /** Reads on from a place. */
    private static final class Cursor {
        private static final Schema LONG = Schema.create(Schema.Type.LONG);
        private static final Schema BYTES = Schema.create(Schema.Type.BYTES);

        private final byte[] data;
        private int at;

        Cursor(byte[] data, int at) {
            this.data = data;
            this.at = at;
        }

        long number() throws UnreadableException {
            int end = AvroBounds.end(data, Math.min(at, data.length), LONG);
            long value = 0;
            for (int i = at; i < end; i++) {
                value |= (data[i] & 0x7fL) << (7 * (i - at));
            }
            at = end;
            return (value >>> 1) ^ -(value & 1);
        }

        byte[] sized() throws UnreadableException {
            int end = AvroBounds.end(data, Math.min(at, data.length), BYTES);
            int length = Math.toIntExact(number());
            at = end;
            return Arrays.copyOfRange(data, end - length, end);
        }
    }
}
