package dev.weir.app.records.decode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of bytes of a source.
 *
 * @param from the first byte, inclusive
 * @param to the end, exclusive
 */
public record Span(Source source, int from, int to) {

    public Span {
        if (from < 0 || to < from || to > source.bytes().length) {
            throw new IllegalArgumentException("no range: " + from + " to " + to + " of " + source.bytes().length);
        }
    }

    public int length() {
        return to - from;
    }

    /** A byte of it, unsigned; the offset counts from the beginning of this range. */
    public int at(int offset) {
        return source.bytes()[from + offset] & 0xff;
    }

    /** A part of it; offsets count from the beginning of this range. */
    public Span part(int start, int end) {
        return new Span(source, from + start, from + end);
    }

    /** The rest from an offset on. */
    public Span rest(int start) {
        return part(start, length());
    }

    public byte[] copy() {
        return Arrays.copyOfRange(source.bytes(), from, to);
    }

    /** The bytes as an array: shared where the range is all of its source. */
    public byte[] bytes() {
        return from == 0 && to == source.bytes().length ? source.bytes() : copy();
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(source.bytes(), from, length()).slice();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(source.bytes(), from, length());
    }

    /** Whether it begins with these bytes. */
    public boolean starts(int... bytes) {
        if (length() < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (at(i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean contains(Span other) {
        return other.source == source && other.from >= from && other.to <= to;
    }

    /**
     * The same in another source: itself where it is of that source, else what it was made of there, which is more than
     * itself where compression hides the exact place. Null if it came from elsewhere.
     */
    public @Nullable Span in(Source other) {
        Span each = this;
        while (each != null && each.source != other) {
            each = each.source.madeFrom();
        }
        return each;
    }

    /** The first bytes as a person reads them in a reason, for instance {@code 7B 22 61 3A}. */
    public String head(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(most, length()); i++) {
            text.append(i == 0 ? "" : " ").append("%02X".formatted(at(i)));
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
