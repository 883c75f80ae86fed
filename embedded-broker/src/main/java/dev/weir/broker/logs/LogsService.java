package dev.weir.broker.logs;

import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Amazon CloudWatch Logs: groups, streams and events. A group keeps 16 MiB, and its oldest events make room for new
 * ones. Thread-safe.
 */
public final class LogsService implements Service {

    /** The tables of this service, in the database of the history. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(1050, "/dev/weir/broker/logs/1050-logs.sql"));

    private final LogStore store;
    private final LogNames names;

    /**
     * @param region of calls that name none
     * @param history with {@link #MIGRATIONS} applied; belongs to the caller
     */
    public LogsService(String accountId, String region, TimeSource time, Database history) {
        store = new LogStore(history, time);
        names = new LogNames(accountId, region);
    }

    /** Where other services of this process write. */
    public LogSink sink() {
        return store;
    }

    @Override
    public ServiceId id() {
        return ServiceId.LOGS;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return Stream.of(
                        new LogGroupOperations(store, names).operations(),
                        new LogEventOperations(store, names).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }
}
