package dev.weir.app.objects.read;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.xerial.snappy.SnappyFramedInputStream;

/** How an object is compressed, told by its first bytes; by its name only where the bytes leave it open. */
public enum Packing {
    NONE,
    GZIP,
    ZIP,
    /** Snappy's framing format. */
    SNAPPY,
    /** Snappy in the blocks that Hadoop writes, without any mark at their head. */
    HADOOP_SNAPPY,
    ZSTD;

    private static final int BUFFER = 64 << 10;

    /** A few words for people. */
    public String words() {
        return switch (this) {
            case NONE -> Text.of("not compressed");
            case GZIP -> "gzip";
            case ZIP -> "zip";
            case SNAPPY -> "Snappy";
            case HADOOP_SNAPPY -> "Hadoop-Snappy";
            case ZSTD -> "Zstandard";
        };
    }

    /**
     * Tells how an object is compressed.
     *
     * @param head its first bytes, some 16 of them
     */
    public static Packing of(byte[] head, String key) {
        if (starts(head, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return ZIP;
        }
        if (starts(head, 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y')) {
            return SNAPPY;
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        String name = key.toLowerCase(Locale.ROOT);
        boolean named = name.endsWith(".hsnappy") || name.endsWith(".snappy");
        return named && HadoopSnappyStream.plausible(head) ? HADOOP_SNAPPY : NONE;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes without the compression; of an archive, those of its first file. */
    public InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZIP -> {
                ZipInputStream zip = new ZipInputStream(in);
                ZipEntry entry = zip.getNextEntry();
                while (entry != null && entry.isDirectory()) {
                    entry = zip.getNextEntry();
                }
                yield zip;
            }
            case SNAPPY -> new SnappyFramedInputStream(in);
            case HADOOP_SNAPPY -> new HadoopSnappyStream(in);
            case ZSTD -> new ZstdInputStream(in);
        };
    }
}
