package dev.weir.broker.kinesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.WarmThroughputObject;

/** Who may have warm throughput, and how much: on-demand streams of an account with a billing commitment. */
final class WarmRules {

    private final KinesisParts parts;
    private final AccountSettings settings;

    WarmRules(KinesisParts parts, AccountSettings settings) {
        this.parts = parts;
        this.settings = settings;
    }

    /** Refuses a warm throughput that a stream of this mode cannot have. */
    void check(StreamName stream, StreamMode mode, int mibps) {
        if (mode != StreamMode.ON_DEMAND) {
            throw KinesisErrors.validation(
                    "Request is invalid. WarmThroughputMiBps is only supported for streams in" + " ON_DEMAND mode.");
        }
        if (!settings.isCommitted(stream.region(), parts.streams().now())) {
            throw KinesisErrors.invalidArgument("WarmThroughputMiBps needs an account with"
                    + " MinimumThroughputBillingCommitment enabled, which account " + parts.accountId() + " is not.");
        }
        if (mibps > OnDemand.MAX_WARM_MIBPS) {
            throw KinesisErrors.limitExceeded("WarmThroughputMiBps " + mibps + " for stream " + stream.name()
                    + " under account " + parts.accountId() + " exceeds the limit of " + OnDemand.MAX_WARM_MIBPS
                    + " MiBps.");
        }
    }

    /** As descriptions show it: not at all for provisioned streams and accounts without the commitment. */
    @Nullable WarmThroughputObject shown(Stream stream) {
        boolean present = stream.mode() == StreamMode.ON_DEMAND
                && settings.isCommitted(stream.name().region(), parts.streams().now());
        if (!present) {
            return null;
        }
        int target = stream.state() instanceof StreamState.Updating(Instant _, StreamChange.Warm(int mibps))
                ? mibps
                : current(stream);
        return WarmThroughputObject.builder()
                .targetMiBps(target)
                .currentMiBps(current(stream))
                .build();
    }

    /** What a stream is ready for now, in MiB a second; without a setting that is its present capacity. */
    static int current(Stream stream) {
        Integer set = stream.settings().warmMibps();
        return set == null ? stream.shards().openCount() : set;
    }
}
