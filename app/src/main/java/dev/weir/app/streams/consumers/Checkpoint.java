package dev.weir.app.streams.consumers;

import dev.weir.app.text.Text;
import java.util.Locale;

/**
 * How far a lease's owner says that it has processed its shard.
 *
 * @param text a sequence number, or one of the KCL's words for a place
 * @param subSequence which user record inside of an aggregated record; 0 for the first or only one
 */
public record Checkpoint(String text, long subSequence) {

    /** What kind of place it is. */
    public enum Kind {
        /** After the record of this sequence number. */
        RECORD,
        /** Nothing was processed yet; reading begins with the oldest record. */
        TRIM_HORIZON,
        /** Nothing was processed yet; reading begins with what is written from then on. */
        LATEST,
        /** Nothing was processed yet; reading begins at a time that only the application knows. */
        AT_TIMESTAMP,
        /** The shard was closed and is processed to its end. */
        SHARD_END,
        /** No checkpoint, or one that is not understood. */
        UNKNOWN
    }

    public Kind kind() {
        if (text.matches("\\d+")) {
            return Kind.RECORD;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "TRIM_HORIZON" -> Kind.TRIM_HORIZON;
            case "LATEST" -> Kind.LATEST;
            case "AT_TIMESTAMP" -> Kind.AT_TIMESTAMP;
            case "SHARD_END" -> Kind.SHARD_END;
            default -> Kind.UNKNOWN;
        };
    }

    /** For a table: the sequence number as it is, the KCL's words in plain ones. */
    public String words() {
        return switch (kind()) {
            case RECORD -> subSequence == 0 ? text : Text.of("{0}, record {1} inside", text, subSequence);
            case TRIM_HORIZON -> Text.of("None yet: begins with the oldest");
            case LATEST -> Text.of("None yet: begins with the newest");
            case AT_TIMESTAMP -> Text.of("None yet: begins at a time");
            case SHARD_END -> Text.of("The end: all processed");
            case UNKNOWN -> text.isEmpty() ? Text.in("checkpoint", "None") : text;
        };
    }
}
