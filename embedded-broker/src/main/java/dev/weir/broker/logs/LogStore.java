package dev.weir.broker.logs;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs in the database of the history: a second's worth may be lost when the machine fails. Each group is bounded in
 * size, and its oldest events make room for new ones. Thread-safe.
 */
final class LogStore implements LogSink {

    private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);

    private final Database database;
    private final TimeSource time;
    private final ReentrantLock adding = new ReentrantLock();

    LogStore(Database database, TimeSource time) {
        this.database = database;
        this.time = time;
    }

    /** Something done with the tables. */
    @FunctionalInterface
    interface Work<T> {
        T with(LogTables tables) throws SQLException;
    }

    <T> T read(Work<T> work) {
        return database.read(connection -> work.with(new LogTables(connection)));
    }

    <T> T write(Work<T> work) {
        return database.writeRelaxed(connection -> work.with(new LogTables(connection)));
    }

    Instant now() {
        return time.now();
    }

    @Override
    public void put(String region, String group, String stream, List<Line> lines) {
        try {
            adding.lock();
            try {
                write(tables -> {
                    LogGroup present = tables.group(region, group);
                    if (present == null) {
                        refuseMoreGroups(tables, region);
                        tables.addGroup(region, group, now());
                        present = tables.group(region, group);
                    }
                    if (present != null && tables.stream(present.id(), stream) == null) {
                        tables.addStream(present.id(), stream, now());
                    }
                    return present != null && add(tables, present, stream, lines);
                });
            } finally {
                adding.unlock();
            }
        } catch (AwsException | StoreException e) {
            LOG.warn("{} lines of the log {} could not be kept: {}", lines.size(), group, e.getMessage());
        }
    }

    static void refuseMoreGroups(LogTables tables, String region) throws SQLException {
        if (tables.groups(region).size() >= LogBounds.GROUPS) {
            throw AwsException.of("LimitExceededException", "Resource limit exceeded.");
        }
    }

    /** Adds lines to a stream that is there; says whether it is. */
    boolean add(LogTables tables, LogGroup group, String name, List<Line> lines) throws SQLException {
        @Nullable LogStream stream = tables.stream(group.id(), name);
        if (stream == null || lines.isEmpty()) {
            return stream != null;
        }
        List<Line> cut = lines.stream().map(LogStore::cut).toList();
        long bytes =
                cut.stream().mapToLong(line -> LogBounds.size(line.message())).sum();
        tables.addEvents(stream, cut, now());
        Integer days = group.retentionDays();
        if (days != null) {
            tables.deleteBefore(group.id(), now().minus(Duration.ofDays(days)).toEpochMilli());
        }
        long over = group.bytes() + bytes - LogBounds.GROUP_BYTES;
        if (over > 0) {
            tables.deleteOldest(group.id(), over + LogBounds.FREED_BYTES);
        }
        return true;
    }

    private static Line cut(Line line) {
        String message = line.message();
        return message.length() <= LogBounds.EVENT_CHARACTERS
                ? line
                : new Line(line.at(), message.substring(0, LogBounds.EVENT_CHARACTERS));
    }
}
