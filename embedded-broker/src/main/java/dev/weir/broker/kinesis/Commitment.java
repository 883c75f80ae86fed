package dev.weir.broker.kinesis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutput;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;

/**
 * An account's minimum throughput billing commitment in a region. It lasts 24 hours at least; one that is ended sooner
 * goes on until then. Immutable.
 *
 * @param endsAt when it ends or ended, or null while nobody wants it to
 */
record Commitment(Instant startedAt, @Nullable Instant endsAt) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    boolean isEnabled(Instant now) {
        return endsAt == null || now.isBefore(endsAt);
    }

    /** When it may end at the earliest. */
    Instant earliestEnd() {
        return startedAt.plus(SHORTEST);
    }

    /** This one, going on; or a new one where it has ended. */
    static Commitment enabled(@Nullable Commitment present, Instant now) {
        return present != null && present.isEnabled(now)
                ? new Commitment(present.startedAt, null)
                : new Commitment(now, null);
    }

    /** This one, ending as soon as it may. */
    Commitment disabled(Instant now) {
        if (!isEnabled(now) || endsAt != null) {
            return this;
        }
        return new Commitment(startedAt, earliestEnd().isAfter(now) ? earliestEnd() : now);
    }

    /** As the API shows it. */
    static MinimumThroughputBillingCommitmentOutput shown(@Nullable Commitment commitment, Instant now) {
        var shown = MinimumThroughputBillingCommitmentOutput.builder();
        if (commitment == null) {
            return shown.status(MinimumThroughputBillingCommitmentOutputStatus.DISABLED)
                    .build();
        }
        shown.startedAt(commitment.startedAt);
        if (!commitment.isEnabled(now)) {
            return shown.status(MinimumThroughputBillingCommitmentOutputStatus.DISABLED)
                    .endedAt(commitment.endsAt)
                    .build();
        }
        return shown.status(
                        commitment.endsAt == null
                                ? MinimumThroughputBillingCommitmentOutputStatus.ENABLED
                                : MinimumThroughputBillingCommitmentOutputStatus.ENABLED_UNTIL_EARLIEST_ALLOWED_END)
                .earliestAllowedEndAt(commitment.earliestEnd())
                .build();
    }
}
