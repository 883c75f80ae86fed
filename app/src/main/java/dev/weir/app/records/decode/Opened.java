package dev.weir.app.records.decode;

import com.github.luben.zstd.ZstdInputStream;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.weir.app.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes inside of a record's layers, with little work: a few KiB are read, nothing is verified.
 *
 * @param around the layers in words, for instance {@code "KPL ×3 · gzip · "}; empty if there are none
 * @param head the first bytes inside
 * @param whole whether these are all of them
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and dropped.
record Opened(String around, byte[] head, boolean whole) {

    private static final int MOST_LAYERS = 4;

    /** Compressed bytes that are looked at. */
    private static final int MOST_READ = 16 << 10;

    /** User records that are counted. */
    private static final int MOST_COUNTED = 100;

    /** Opens layers as long as the bytes say that there is one. */
    static Opened of(byte[] data, int wanted) {
        Opened opened = new Opened("", data, true);
        for (int i = 0; i < MOST_LAYERS; i++) {
            Opened inner = opened.inside(wanted);
            if (inner == null) {
                return opened;
            }
            opened = inner;
        }
        return opened;
    }

    private @Nullable Opened inside(int wanted) {
        try {
            if (starts(0x1f, 0x8b)) {
                return expanded("gzip · ", new GZIPInputStream(beginning()), wanted);
            }
            if (starts(0x28, 0xb5, 0x2f, 0xfd)) {
                return expanded("zstd · ", new ZstdInputStream(beginning()), wanted);
            }
            return starts(0xf3, 0x89, 0x9a, 0xc2) ? aggregated() : null;
        } catch (IOException | RuntimeException | LinkageError e) {
            // What can't be opened is shown as it is; the record's details say why.
            return null;
        }
    }

    private boolean starts(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private InputStream beginning() {
        return new ByteArrayInputStream(head, 0, Math.min(head.length, MOST_READ));
    }

    private Opened expanded(String name, InputStream in, int wanted) throws IOException {
        byte[] made = new byte[wanted + 1];
        int size = 0;
        try (in) {
            for (int n = in.read(made, 0, made.length); n > 0; n = in.read(made, size, made.length - size)) {
                size += n;
            }
        } catch (IOException e) {
            if (size == 0) {
                throw e;
            }
            return new Opened(around + name, Arrays.copyOf(made, size), false);
        }
        return new Opened(around + name, Arrays.copyOf(made, Math.min(size, wanted)), size <= wanted);
    }

    /** The first user record, and how many there are. */
    private @Nullable Opened aggregated() throws IOException {
        int digest = 16;
        if (head.length < 4 + digest) {
            return null;
        }
        CodedInputStream in = CodedInputStream.newInstance(head, 4, head.length - 4 - digest);
        byte[] first = null;
        int count = 0;
        for (int tag = in.readTag(); tag != 0 && count <= MOST_COUNTED; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 3 && first == null) {
                first = data(in.readByteArray());
                count++;
            } else {
                count += WireFormat.getTagFieldNumber(tag) == 3 ? 1 : 0;
                in.skipField(tag);
            }
        }
        String times = count > MOST_COUNTED ? Text.of("more than {0}", MOST_COUNTED) : String.valueOf(count);
        return first == null ? null : new Opened(around + "KPL ×" + times + " · ", first, true);
    }

    private static byte[] data(byte[] record) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(record);
        byte[] data = new byte[0];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 3) {
                data = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return data;
    }
}
