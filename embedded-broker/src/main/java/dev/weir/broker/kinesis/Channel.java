package dev.weir.broker.kinesis;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel, which delivers a stream's records to a bucket, as it is kept.
 *
 * @param streamNumber tells the stream from a later one of its name
 * @param state CREATING, UPDATING or DELETING until {@code untilMillis}, and what follows after it
 * @param problem why it fails when it is created, or null
 * @param freshnessSeconds the age that undelivered data may have
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Channel(
        String id,
        String name,
        String arn,
        StreamName stream,
        long streamNumber,
        long streamCreatedMillis,
        long createdMillis,
        State state,
        long untilMillis,
        @Nullable String problem,
        String role,
        String format,
        int freshnessSeconds,
        Storage storage,
        DeadLetters deadLetters,
        Logging logging,
        Map<String, String> tags) {

    /** What is under way. */
    enum State {
        CREATING,
        UPDATING,
        DELETING
    }

    /** Where to, and in which form. */
    record Storage(String bucketArn, String owner, @Nullable String template, String storageClass, String compression) {

        String bucket() {
            return bucketOf(bucketArn);
        }
    }

    /** Where what cannot be delivered goes. */
    record DeadLetters(String bucketArn, String owner, String prefix) {

        String bucket() {
            return bucketOf(bucketArn);
        }
    }

    /** What is kept of the log settings; this broker has no CloudWatch Logs to write to. */
    record Logging(boolean enabled, String group, String stream) {}

    private static String bucketOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    String status(Instant now) {
        if (now.toEpochMilli() < untilMillis || state == State.DELETING) {
            return state.name();
        }
        return problem == null ? "ACTIVE" : "FAILED";
    }

    boolean isGone(Instant now) {
        return state == State.DELETING && now.toEpochMilli() >= untilMillis;
    }

    Channel in(State other, Instant until) {
        return copy(other, until.toEpochMilli(), freshnessSeconds, logging, tags);
    }

    Channel with(int freshness, Logging others) {
        return copy(state, untilMillis, freshness, others, tags);
    }

    Channel withTags(Map<String, String> others) {
        return copy(state, untilMillis, freshnessSeconds, logging, others);
    }

    private Channel copy(State newState, long until, int freshness, Logging newLogging, Map<String, String> newTags) {
        return new Channel(
                id,
                name,
                arn,
                stream,
                streamNumber,
                streamCreatedMillis,
                createdMillis,
                newState,
                until,
                problem,
                role,
                format,
                freshness,
                storage,
                deadLetters,
                newLogging,
                newTags);
    }
}
