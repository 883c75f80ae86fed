package dev.weir.broker.kinesis;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;

/**
 * A consumer with enhanced fan-out, registered with one stream. Its states follow from the time alone: CREATING until
 * {@code activeAt}, then ACTIVE; once it was deregistered DELETING until {@code goneAt}. Immutable.
 *
 * @param goneAt null as long as it is registered
 */
record Consumer(
        String name,
        Instant createdAt,
        Instant activeAt,
        @Nullable Instant goneAt,
        SortedMap<String, String> tags) {

    Consumer {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    ConsumerStatus status(Instant now) {
        if (goneAt != null) {
            return ConsumerStatus.DELETING;
        }
        return now.isBefore(activeAt) ? ConsumerStatus.CREATING : ConsumerStatus.ACTIVE;
    }

    boolean isGone(Instant now) {
        return goneAt != null && !now.isBefore(goneAt);
    }

    /** What the consumer's ARN ends in, so that a later consumer of the same name has another ARN. */
    long createdSeconds() {
        return createdAt.getEpochSecond();
    }

    String arn(String streamArn) {
        return streamArn + "/consumer/" + name + ":" + createdSeconds();
    }

    Consumer deregistered(Instant end) {
        return new Consumer(name, createdAt, activeAt, end, tags);
    }

    Consumer withTags(Map<String, String> newTags) {
        return new Consumer(name, createdAt, activeAt, goneAt, new TreeMap<>(newTags));
    }
}
