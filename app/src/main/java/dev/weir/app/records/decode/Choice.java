package dev.weir.app.records.decode;

import org.jspecify.annotations.Nullable;

/**
 * A decoder that was chosen, by a person or by the layer around.
 *
 * @param schema the name of the given schema or descriptor, or null for any that fits
 * @param message the full name of a Protobuf message or an Avro record, or null for any that fits
 */
public record Choice(
        Kind kind, @Nullable String schema, @Nullable String message) {

    public static Choice of(Kind kind) {
        return new Choice(kind, null, null);
    }

    /** What a menu calls it. */
    public String title() {
        if (message != null) {
            return kind.title() + ": " + message.substring(message.lastIndexOf('.') + 1);
        }
        return schema == null ? kind.title() : kind.title() + ": " + schema;
    }
}
