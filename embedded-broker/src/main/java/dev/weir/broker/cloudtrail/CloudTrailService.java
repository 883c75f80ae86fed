package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudtrail.trail.TrailService;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.utils.Lazy;

/** Who did what: looked up in the event history, or delivered by trails. */
public final class CloudTrailService implements Service {

    private final Lazy<List<Operation<?, ?>>> operations;

    /** @param limits whether lookups are limited to two a second */
    public CloudTrailService(TimeSource time, AuditLog log, TrailService trails, boolean limits) {
        operations = new Lazy<>(() -> operations(new LookupEvents(time, log, new LookupRate(time, limits)), trails));
    }

    private static List<Operation<?, ?>> operations(LookupEvents lookup, TrailService trails) {
        return Stream.concat(
                        Stream.of(new Operation<>(
                                "LookupEvents", true, false, LookupEventsRequest::builder, lookup::handle)),
                        trails.operations().stream())
                .toList();
    }

    @Override
    public ServiceId id() {
        return ServiceId.CLOUDTRAIL;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations.getValue();
    }
}
