package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;

/** The member DryRun of requests: all is checked as ever, and then nothing is done. */
final class DryRun {

    private DryRun() {}

    /**
     * Ends a dry run that has met nothing wrong.
     *
     * @throws AwsException DryRunOperationException if the call is a dry run
     */
    static void endIfAsked(Call call) {
        if (Boolean.TRUE.equals(call.newerMembers().get("DryRun"))) {
            throw AwsException.of("DryRunOperationException", "Request would have succeeded, but DryRun flag is set.");
        }
    }
}
