package dev.weir.app.records.decode.wrap;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyInputStream;

/** The compression formats. Each is told by its first bytes, except for the two that have no mark. */
public final class Compressed {

    private Compressed() {}

    public static Decoded gzip(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts(0x1f, 0x8b)) {
            throw new NotThis(Text.of("the first bytes are {0}, not 1F 8B", bytes.head(2)));
        }
        return Expansion.layer(
                "gzip", Sure.CERTAIN, Text.of("it begins with 1F 8B"), bytes, effort, GZIPInputStream::new);
    }

    public static Decoded zstd(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts(0x28, 0xb5, 0x2f, 0xfd)) {
            throw new NotThis(Text.of("the first bytes are {0}, not 28 B5 2F FD", bytes.head(4)));
        }
        return Expansion.layer(
                "zstd", Sure.CERTAIN, Text.of("it begins with 28 B5 2F FD"), bytes, effort, ZstdInputStream::new);
    }

    /** The official framing, and the one that snappy-java's own streams have. */
    public static Decoded snappyFramed(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (bytes.starts(0xff, 0x06, 0x00, 0x00, 's', 'N', 'a', 'P', 'p', 'Y')) {
            return Expansion.layer(
                    "snappy",
                    Sure.CERTAIN,
                    Text.of("it begins with a stream identifier, sNaPpY"),
                    bytes,
                    effort,
                    in -> new SnappyFramedInputStream(in, true));
        }
        if (bytes.starts(0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0)) {
            return Expansion.layer(
                    "snappy",
                    Sure.CERTAIN,
                    Text.of("it begins with 82 SNAPPY 00, as snappy-java's streams do"),
                    bytes,
                    effort,
                    in -> new SnappyInputStream(in, Effort.MOST_EXPANDED));
        }
        throw new NotThis(
                Text.of("the first bytes are {0}, not a stream identifier (FF 06 00 00 sNaPpY)", bytes.head(10)));
    }

    /** One block without a frame. Only its length and its grammar speak for it. */
    public static Decoded snappy(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        byte[] block = bytes.bytes();
        int length = uncompressedLength(bytes);
        if (length > effort.expandable()) {
            throw new NotThis(Text.of(
                    "it says that it expands to {0} bytes, more than the {1} that are allowed",
                    Format.count(length), Format.count(effort.expandable())));
        }
        if (chosen == null && (length == 0 || bytes.length() < 4)) {
            throw new NotThis(Text.of("it is too short to tell a snappy block from anything else"));
        }
        if (!Snappy.isValidCompressedBuffer(block, 0, block.length)) {
            throw new NotThis(
                    Text.of("it is no whole snappy block: its elements do not add up to the length in front"));
        }
        byte[] data = Snappy.uncompress(block);
        return Expansion.layer(
                "snappy",
                Sure.POSSIBLE,
                Text.of("its elements add up to the {0} bytes that its first bytes promise", Format.count(length)),
                bytes,
                effort,
                in -> new ByteArrayInputStream(data));
    }

    /** The length in front: a little-endian number, seven bits a byte. */
    private static int uncompressedLength(Span bytes) throws NotThis {
        long length = 0;
        for (int i = 0; i < Math.min(5, bytes.length()); i++) {
            length |= (bytes.at(i) & 0x7fL) << (7 * i);
            if (bytes.at(i) < 0x80) {
                if (length > Integer.MAX_VALUE) {
                    break;
                }
                return (int) length;
            }
        }
        throw new NotThis(Text.of("its first bytes are no length of a snappy block"));
    }

    public static Decoded zlib(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (bytes.length() < 2 || (bytes.at(0) & 0x0f) != 8 || ((bytes.at(0) << 8) | bytes.at(1)) % 31 != 0) {
            throw new NotThis(Text.of("the first bytes are {0}, which is no zlib header", bytes.head(2)));
        }
        return Expansion.layer(
                "zlib",
                Sure.LIKELY,
                Text.of("its first bytes, {0}, are a zlib header", bytes.head(2)),
                bytes,
                effort,
                InflaterInputStream::new);
    }

    /** Deflate without a header. By itself it is only seen where text comes out and nothing is left over. */
    public static Decoded deflate(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            Decoded layer = Expansion.layer(
                    "deflate",
                    Sure.POSSIBLE,
                    Text.of("it inflates without an error"),
                    bytes,
                    effort,
                    in -> new InflaterInputStream(in, inflater));
            Span made = layer.parts().getFirst().bytes();
            boolean whole = inflater.finished() && inflater.getRemaining() == 0;
            if (chosen == null && (!whole || made.length() == 0 || PlainText.decode(made.bytes()) == null)) {
                throw new NotThis(Text.of("what it inflates to is not text that ends with it"));
            }
            return layer;
        } finally {
            inflater.end();
        }
    }
}
