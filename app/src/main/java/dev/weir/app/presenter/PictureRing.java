package dev.weir.app.presenter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of the last minutes, packed in memory: at most so many minutes and so many bytes, whichever comes first. A
 * picture that is the same as the one before is kept once. Thread-safe.
 */
final class PictureRing {

    static final Duration SPAN = Duration.ofMinutes(5);
    static final long MOST_BYTES = 64L << 20;

    private final Duration span;
    private final long mostBytes;
    private final Deque<Kept> pictures = new ArrayDeque<>();
    private long bytes;

    /**
     * A picture as it was at a time.
     *
     * @param pixels ARGB, row after row
     */
    @SuppressWarnings("ArrayRecordComponent") // A picture is handed over, not compared.
    record Picture(Instant at, int width, int height, int[] pixels) {}

    /** What {@link #at} gave, as work may not give null. */
    record Found(@Nullable Picture picture) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(Instant at, int width, int height, byte[] packed) {}

    PictureRing() {
        this(SPAN, MOST_BYTES);
    }

    PictureRing(Duration span, long mostBytes) {
        this.span = span;
        this.mostBytes = mostBytes;
    }

    /** Packs a picture and keeps it; the oldest go. Takes some milliseconds: not on the JavaFX thread. */
    void add(Picture picture) {
        Kept kept = new Kept(picture.at(), picture.width(), picture.height(), packed(picture.pixels()));
        synchronized (this) {
            Kept last = pictures.peekLast();
            boolean same = last != null && last.width() == kept.width() && Arrays.equals(last.packed(), kept.packed());
            if (!same) {
                pictures.addLast(kept);
                bytes += kept.packed().length;
            }
            // The first one stays until the second is old, as it is what was seen between them.
            while (pictures.size() > 1
                    && (bytes > mostBytes || second().isBefore(picture.at().minus(span)))) {
                bytes -= pictures.removeFirst().packed().length;
            }
        }
    }

    private Instant second() {
        Iterator<Kept> each = pictures.iterator();
        each.next();
        return each.next().at();
    }

    private static byte[] packed(int[] pixels) {
        ByteBuffer raw = ByteBuffer.allocate(pixels.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(pixels);
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(raw.array());
            deflater.finish();
            byte[] out = new byte[Math.max(64 << 10, pixels.length / 4)];
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        }
    }

    /** What was seen at a time: the newest picture that is not younger, or the oldest there is; null if there is none. */
    @Nullable Picture at(Instant time) {
        Kept found = null;
        synchronized (this) {
            for (Kept each : pictures) {
                if (found == null || !each.at().isAfter(time)) {
                    found = each;
                }
            }
        }
        return found == null ? null : unpacked(found);
    }

    private static Picture unpacked(Kept kept) {
        byte[] raw = new byte[kept.width() * kept.height() * 4];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(kept.packed());
            int length = 0;
            while (length < raw.length && !inflater.finished()) {
                length += inflater.inflate(raw, length, raw.length - length);
            }
        } catch (DataFormatException e) {
            throw new AssertionError("What was packed here can be unpacked", e);
        }
        int[] pixels = new int[kept.width() * kept.height()];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(pixels);
        return new Picture(kept.at(), kept.width(), kept.height(), pixels);
    }

    /** When the oldest picture was made, or null. */
    synchronized @Nullable Instant oldest() {
        Kept first = pictures.peekFirst();
        return first == null ? null : first.at();
    }

    /** Bytes that the pictures take. */
    synchronized long bytes() {
        return bytes;
    }

    /** Forgets all: what was seen before may not be seen any more. */
    synchronized void clear() {
        pictures.clear();
        bytes = 0;
    }
}
