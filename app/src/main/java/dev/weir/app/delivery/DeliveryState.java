package dev.weir.app.delivery;

import dev.weir.app.shell.Icon;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;

/** The state of a delivery stream. */
enum DeliveryState {
    CREATING("Creating", Icon.CLOCK, "creating"),
    CREATING_FAILED("Creating failed", Icon.ERROR, "deleting"),
    ACTIVE("Active", Icon.CHECK_CIRCLE, "active"),
    DELETING("Deleting", Icon.DELETE, "deleting"),
    DELETING_FAILED("Deleting failed", Icon.ERROR, "deleting"),
    /** Not described yet, or a state that this program does not know. */
    UNKNOWN("Unknown", Icon.INFO, "unknown");

    private final String word;
    private final Icon icon;
    private final String style;

    DeliveryState(String word, Icon icon, String style) {
        this.word = word;
        this.icon = icon;
        this.style = style;
    }

    static DeliveryState of(@Nullable DeliveryStreamStatus status) {
        if (status == null) {
            return UNKNOWN;
        }
        return switch (status) {
            case CREATING -> CREATING;
            case CREATING_FAILED -> CREATING_FAILED;
            case ACTIVE -> ACTIVE;
            case DELETING -> DELETING;
            case DELETING_FAILED -> DELETING_FAILED;
            default -> UNKNOWN;
        };
    }

    String word() {
        return word;
    }

    Icon icon() {
        return icon;
    }

    /** The end of its style class. */
    String style() {
        return style;
    }

    /** Whether it changes by itself soon. */
    boolean inFlight() {
        return this == CREATING || this == DELETING;
    }
}
