package dev.weir.app.streams.consumers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered fan-out consumer as ListStreamConsumers tells it.
 *
 * @param status CREATING, ACTIVE or DELETING
 */
public record FanOutConsumer(
        String name, String arn, String status, @Nullable Instant created) {

    /** Whether its status will change by itself before long. */
    public boolean inFlight() {
        return !"ACTIVE".equals(status);
    }
}
