package dev.weir.app.records.decode;

import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A run of bytes that byte ranges point into: the record's own, or what a layer made of some of them (inflated, say).
 * The bytes are shared, never copied: nobody may write to them. Equal only to itself.
 */
public final class Source {

    private final String name;
    private final byte[] bytes;
    private final @Nullable Span madeFrom;

    private Source(String name, byte[] bytes, @Nullable Span madeFrom) {
        this.name = name;
        this.bytes = bytes;
        this.madeFrom = madeFrom;
    }

    /** The bytes of a record, as they were read. */
    public static Source ofRecord(byte[] bytes) {
        return new Source(Text.of("the record"), bytes, null);
    }

    /**
     * Bytes that were made of others.
     *
     * @param name what they are, for instance "inflated by gzip"
     */
    public static Source made(String name, byte[] bytes, Span madeFrom) {
        return new Source(name, bytes, madeFrom);
    }

    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** What they were made of, or null for the record's own. */
    public @Nullable Span madeFrom() {
        return madeFrom;
    }

    /** All of it. */
    public Span all() {
        return new Span(this, 0, bytes.length);
    }
}
