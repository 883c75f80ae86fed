package dev.weir.app.records.decode;

import java.util.concurrent.CancellationException;

/**
 * The bounds of looking into one record, shared by all of its layers, and what was given to look with. Used by one
 * thread at a time.
 */
public final class Effort {

    /** Bytes that compressed layers may expand to, all together. */
    public static final int MOST_EXPANDED = 64 << 20;

    /** Fields of a layer that become a tree; the rest is said to be left out. */
    public static final int MOST_FIELDS = 20_000;

    /** Levels of a tree; what lies deeper is shown as text. */
    public static final int DEEPEST = 64;

    private final Schemas schemas;
    private final RegistryAnswers registry;
    private int expandable = MOST_EXPANDED;
    private int fields = MOST_FIELDS;

    public Effort(Schemas schemas, RegistryAnswers registry) {
        this.schemas = schemas;
        this.registry = registry;
    }

    /** An effort with no schemas. */
    public static Effort plain() {
        return new Effort(Schemas.NONE, RegistryAnswers.NONE);
    }

    public Schemas schemas() {
        return schemas;
    }

    public RegistryAnswers registry() {
        return registry;
    }

    /** Ends the work, by an exception, if nobody wants it any more. */
    public void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("nobody waits for it");
        }
    }

    /** A new decoder begins: its tree has all the fields to itself. */
    public void begin() {
        check();
        fields = MOST_FIELDS;
    }

    /** Takes one field of the tree; false once there are enough. */
    public boolean field() {
        if ((fields & 1023) == 0) {
            check();
        }
        if (fields == 0) {
            return false;
        }
        fields--;
        return true;
    }

    /** Bytes that may still be expanded. */
    public int expandable() {
        return expandable;
    }

    /** What was expanded in vain does not count. */
    public void giveBack(int expandableBefore) {
        expandable = expandableBefore;
    }

    public void expanded(int bytes) {
        expandable -= Math.min(bytes, expandable);
    }
}
