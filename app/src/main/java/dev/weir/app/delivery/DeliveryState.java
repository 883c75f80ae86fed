package dev.weir.app.delivery;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Standing;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;

/** The state of a delivery stream. */
enum DeliveryState implements Standing {
    CREATING(Icon.CLOCK, "creating"),
    CREATING_FAILED(Icon.ERROR, "deleting"),
    ACTIVE(Icon.CHECK_CIRCLE, "active"),
    DELETING(Icon.DELETE, "deleting"),
    DELETING_FAILED(Icon.ERROR, "deleting"),
    /** Not described yet, or a state that this program does not know. */
    UNKNOWN(Icon.INFO, "unknown");

    private final Icon icon;
    private final String style;

    DeliveryState(Icon icon, String style) {
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

    @Override
    public String word() {
        return switch (this) {
            case CREATING -> Text.of("Creating");
            case CREATING_FAILED -> Text.of("Creating failed");
            case ACTIVE -> Text.of("Active");
            case DELETING -> Text.of("Deleting");
            case DELETING_FAILED -> Text.of("Deleting failed");
            case UNKNOWN -> Text.of("Unknown");
        };
    }

    @Override
    public Icon icon() {
        return icon;
    }

    @Override
    public String style() {
        return style;
    }

    /** Whether it changes by itself soon. */
    boolean inFlight() {
        return this == CREATING || this == DELETING;
    }
}
