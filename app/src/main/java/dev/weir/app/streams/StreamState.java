package dev.weir.app.streams;

import dev.weir.app.text.Text;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream's state, as Kinesis names it. */
public enum StreamState {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING,
    /** The endpoint did not say, or said a word that this program does not know. */
    UNKNOWN;

    /** The word that a person reads. */
    public String word() {
        return switch (this) {
            case CREATING -> Text.of("Creating");
            case ACTIVE -> Text.of("Active");
            case UPDATING -> Text.of("Updating");
            case DELETING -> Text.of("Deleting");
            case UNKNOWN -> Text.of("Unknown");
        };
    }

    /** Whether it will change by itself before long. */
    public boolean inFlight() {
        return this == CREATING || this == UPDATING || this == DELETING;
    }

    static StreamState of(StreamStatus status) {
        return switch (status) {
            case CREATING -> CREATING;
            case ACTIVE -> ACTIVE;
            case UPDATING -> UPDATING;
            case DELETING -> DELETING;
            case UNKNOWN_TO_SDK_VERSION -> UNKNOWN;
        };
    }
}
