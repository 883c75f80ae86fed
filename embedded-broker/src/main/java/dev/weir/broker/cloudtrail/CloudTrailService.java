package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;

/**
 * Looking up who did what. AWS's LookupEvents tells management events only, minutes late; this one tells data events
 * (PutRecord, GetRecords, …) too, at once, so that every call to the broker can be seen. An EventCategory of
 * {@code management} or {@code data}, which AWS does not know, confines it to one of the two.
 */
public final class CloudTrailService implements Service {

    private final List<Operation<?, ?>> operations;

    public CloudTrailService(AuditLog log) {
        operations = List.of(new Operation<>(
                "LookupEvents", true, false, LookupEventsRequest::builder, new LookupEvents(log)::handle));
    }

    @Override
    public ServiceId id() {
        return ServiceId.CLOUDTRAIL;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations;
    }
}
