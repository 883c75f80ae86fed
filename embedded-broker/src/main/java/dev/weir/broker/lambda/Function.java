package dev.weir.broker.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

/**
 * A version of a function.
 *
 * @param version {@link FunctionName#LATEST} or a number
 * @param settings everything that is told of it, but for what passes by itself
 * @param code the id of its archive; empty for a command that has none
 * @param settledAt when it is Active, or its last update Successful
 * @param reserved how many calls may run at once; null if that is not reserved. Of {@code $LATEST} for all versions
 * @param published the highest number that a version has had. Of {@code $LATEST} for all versions
 */
record Function(
        long id,
        String region,
        String name,
        String version,
        FunctionConfiguration settings,
        String code,
        Instant settledAt,
        @Nullable Integer reserved,
        int published) {

    boolean isLatest() {
        return version.equals(FunctionName.LATEST);
    }

    /** Tells versions apart, whatever their name. */
    String key() {
        return region + "/" + name + "/" + version;
    }

    boolean isSettled(Instant now) {
        return !now.isBefore(settledAt);
    }

    /** Whether it can be called. */
    boolean isReady(Instant now) {
        return settings.state() != State.FAILED && (isSettled(now) || settings.state() == State.ACTIVE);
    }

    /** What is told of it at a time. */
    FunctionConfiguration described(Instant now) {
        if (!isSettled(now) || settings.state() == State.FAILED) {
            return settings;
        }
        return settings.toBuilder()
                .state(State.ACTIVE)
                .stateReason(null)
                .stateReasonCode((StateReasonCode) null)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .lastUpdateStatusReason(null)
                .build();
    }

    Function with(FunctionConfiguration newSettings, String newCode, Instant newSettledAt) {
        return new Function(id, region, name, version, newSettings, newCode, newSettledAt, reserved, published);
    }

    Function withReserved(@Nullable Integer calls) {
        return new Function(id, region, name, version, settings, code, settledAt, calls, published);
    }

    Function withPublished(int number) {
        return new Function(id, region, name, version, settings, code, settledAt, reserved, number);
    }
}
