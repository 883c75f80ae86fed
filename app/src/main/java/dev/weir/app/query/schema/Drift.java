package dev.weir.app.query.schema;

import org.jspecify.annotations.Nullable;

/**
 * How far the records of a stream have moved away from its schema.
 *
 * @param records records that were read
 * @param unfit those that are no JSON or CSV as the schema has it, or have a value of another type
 * @param why what did not fit in the newest of those, or null
 * @param stranger a field that the schema does not have, as far as was looked, or null
 */
public record Drift(
        long records,
        long unfit,
        @Nullable String why,
        @Nullable String stranger) {

    /** Nothing was read yet. */
    public static final Drift NONE = new Drift(0, 0, null, null);

    /** Whether the schema should be looked at again. */
    public boolean drifted() {
        return unfit > 0 || stranger != null;
    }

    /** Both. */
    public Drift plus(Drift other) {
        return new Drift(
                records + other.records,
                unfit + other.unfit,
                other.why == null ? why : other.why,
                other.stranger == null ? stranger : other.stranger);
    }
}
