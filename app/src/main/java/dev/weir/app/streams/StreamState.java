package dev.weir.app.streams;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Standing;
import dev.weir.app.text.Text;
import java.util.Locale;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream's state, as Kinesis names it. */
public enum StreamState implements Standing {
    CREATING,
    ACTIVE,
    UPDATING,
    DELETING,
    /** The endpoint did not say, or said a word that this program does not know. */
    UNKNOWN;

    @Override
    public String word() {
        return switch (this) {
            case CREATING -> Text.of("Creating");
            case ACTIVE -> Text.of("Active");
            case UPDATING -> Text.of("Updating");
            case DELETING -> Text.of("Deleting");
            case UNKNOWN -> Text.of("Unknown");
        };
    }

    @Override
    public Icon icon() {
        return switch (this) {
            case ACTIVE -> Icon.CHECK_CIRCLE;
            case CREATING -> Icon.CLOCK;
            case UPDATING -> Icon.REFRESH;
            case DELETING -> Icon.DELETE;
            case UNKNOWN -> Icon.INFO;
        };
    }

    @Override
    public String style() {
        return name().toLowerCase(Locale.ROOT);
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
