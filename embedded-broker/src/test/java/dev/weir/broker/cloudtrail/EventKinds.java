package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;

/** What CloudTrail makes of an operation, for tests of other packages. */
public final class EventKinds {

    private EventKinds() {}

    public static String of(ServiceId service, Operation<?, ?> operation) {
        return EventKind.of(service, operation).name();
    }
}
