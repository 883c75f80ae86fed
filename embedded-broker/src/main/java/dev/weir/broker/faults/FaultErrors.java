package dev.weir.broker.faults;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.IteratorExpiry;
import dev.weir.broker.call.ServiceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The errors that faults answer with: those that the service has for the case, in its words. */
final class FaultErrors {

    static final String THROUGHPUT = "ProvisionedThroughputExceededException";

    /** What Firehose says to puts that are too many, and to records of a batch. */
    static final String SLOW_DOWN_CODE = "ServiceUnavailableException";

    static final String SLOW_DOWN = "Slow down.";

    private static final Set<String> BY_THROUGHPUT =
            Set.of("PutRecord", "PutRecords", "GetRecords", "GetShardIterator");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private FaultErrors() {}

    static AwsException throttle(Fault fault, Call call, @Nullable String stream) {
        if (call.service() == ServiceId.FIREHOSE && fault.code() == null) {
            return call.operation().startsWith("PutRecord")
                    ? new AwsException(SLOW_DOWN_CODE, UNAVAILABLE, SLOW_DOWN)
                    : AwsException.of("LimitExceededException", "Rate exceeded");
        }
        String code = fault.code() == null ? throttleCode(call) : fault.code();
        return AwsException.of(code, rateExceeded(call, stream));
    }

    static String rateExceeded(Call call, @Nullable String stream) {
        return stream == null
                ? "Rate exceeded"
                : "Rate exceeded for stream " + stream + " under account "
                        + call.caller().accountId() + ".";
    }

    static AwsException internal(Fault fault) {
        String code = fault.code() == null ? "InternalFailure" : fault.code();
        return new AwsException(
                code,
                code.startsWith("ServiceUnavailable") ? UNAVAILABLE : INTERNAL,
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    static AwsException expiredToken(Call call) {
        int status = call.service() == ServiceId.STS ? FORBIDDEN : BAD_REQUEST;
        return new AwsException(
                "ExpiredTokenException", status, "The security token included in the request is expired");
    }

    static AwsException expiredIterator(Instant now) {
        return IteratorExpiry.expired(now.minus(IteratorExpiry.LIFETIME).minusSeconds(1), now);
    }

    /** Never reaches a client; it is what the journal is told. */
    static AwsException reset() {
        return new AwsException("ConnectionReset", INTERNAL, "The connection was closed on request.");
    }

    private static String throttleCode(Call call) {
        if (call.service() == ServiceId.DYNAMODB) {
            return call.operation().endsWith("Table") ? "LimitExceededException" : THROUGHPUT;
        }
        if (call.service() != ServiceId.KINESIS) {
            return "ThrottlingException";
        }
        return BY_THROUGHPUT.contains(call.operation()) ? THROUGHPUT : "LimitExceededException";
    }
}
