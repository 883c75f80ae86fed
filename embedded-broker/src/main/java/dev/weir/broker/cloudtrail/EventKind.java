package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;

/** What CloudTrail makes of a call. */
enum EventKind {
    /** Is in the event history and in every trail that does not leave it out. */
    MANAGEMENT,
    /** Is in the trails alone that ask for it. */
    DATA,
    /** Is told nowhere: CloudTrail does not support it. */
    NONE;

    static EventKind of(ServiceId service, Operation<?, ?> operation) {
        if (!operation.dataPlane()) {
            return MANAGEMENT;
        }
        return service == ServiceId.FIREHOSE || service == ServiceId.LOGS ? NONE : DATA;
    }
}
