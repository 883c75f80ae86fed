package dev.weir.app.streams.consumers;

import dev.weir.app.fx.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at an application's tables.
 *
 * @param leases those of the stream
 * @param otherStreams leases in the table that are of other streams
 * @param cutShort whether the table holds more items than were read
 * @param readUnits what the look cost in DynamoDB's read capacity units; not-a-number where it is not told
 * @param workers what KCL 3 workers tell of themselves, empty where there is nothing
 * @param withoutWorkers why the workers' or the coordinator's table could not be read, or null; absence is no failure
 */
public record LeaseSnapshot(
        List<Lease> leases,
        int otherStreams,
        boolean cutShort,
        double readUnits,
        List<Worker> workers,
        Coordinator coordinator,
        @Nullable Failure withoutWorkers) {}
