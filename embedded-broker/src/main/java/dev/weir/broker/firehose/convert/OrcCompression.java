package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** How the streams and footers of an ORC file are compressed. */
enum OrcCompression {
    NONE(0),
    ZLIB(1),
    SNAPPY(2);

    /** A chunk before compression has at most as many bytes. */
    static final int CHUNK_BYTES = 256 << 10;

    private final int number;

    OrcCompression(int number) {
        this.number = number;
    }

    /** What the format has for it. */
    int number() {
        return number;
    }

    static OrcCompression of(software.amazon.awssdk.services.firehose.model.@Nullable OrcCompression configured) {
        return switch (configured) {
            case NONE -> NONE;
            case ZLIB -> ZLIB;
            case null, default -> SNAPPY;
        };
    }

    /** Chunks with three bytes before each: its length, and whether it stayed as it was. */
    byte[] pack(byte[] plain) throws IOException {
        if (this == NONE) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += CHUNK_BYTES) {
            byte[] chunk = Arrays.copyOfRange(plain, from, Math.min(plain.length, from + CHUNK_BYTES));
            byte[] smaller = this == ZLIB ? deflated(chunk) : Snappy.compress(chunk);
            boolean original = smaller.length >= chunk.length;
            byte[] kept = original ? chunk : smaller;
            int header = (kept.length << 1) | (original ? 1 : 0);
            packed.write(header);
            packed.write(header >>> 8);
            packed.write(header >>> 16);
            packed.writeBytes(kept);
        }
        return packed.toByteArray();
    }

    /** Without the header of zlib. */
    private static byte[] deflated(byte[] chunk) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(chunk);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
