package dev.weir.broker.lambda.mapping;

import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * An event source mapping.
 *
 * @param settings everything that is told of it, with the state that it was put into last
 * @param streamNumber tells the stream from a later one of its name
 * @param settledAt when that state has passed into the next
 */
record Mapping(
        UUID uuid,
        String region,
        EventSourceMappingConfiguration settings,
        long streamNumber,
        Instant createdAt,
        Instant settledAt) {

    static final String CREATING = "Creating";
    static final String ENABLED = "Enabled";
    static final String ENABLING = "Enabling";
    static final String DISABLED = "Disabled";
    static final String DISABLING = "Disabling";
    static final String UPDATING = "Updating";
    static final String DELETING = "Deleting";

    /** The state at a time: what passes has passed. */
    String state(Instant now) {
        String state = settings.state();
        if (now.isBefore(settledAt)) {
            return state;
        }
        return switch (state) {
            case CREATING, ENABLING, UPDATING -> ENABLED;
            case DISABLING -> DISABLED;
            default -> state;
        };
    }

    /** Whether records are to be read once the present state has passed. */
    boolean reads() {
        return switch (settings.state()) {
            case CREATING, ENABLING, UPDATING, ENABLED -> true;
            default -> false;
        };
    }

    Mapping with(EventSourceMappingConfiguration newSettings, Instant newSettledAt) {
        return new Mapping(uuid, region, newSettings, streamNumber, createdAt, newSettledAt);
    }
}
