package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.List;

/**
 * Every call to the broker as an event.
 *
 * <p>{@link #record} hands the call to one writer thread, which makes its JSON and writes in batches. A call that
 * changes something other than records (CreateStream, SplitShard, …) waits until its event is durable; for all others
 * the hand-over takes under a microsecond, and a killed process may lose the last second's.
 *
 * <p>Bounds: management events are kept for {@link #MANAGEMENT_KEPT}, the newest {@value #MANAGEMENT_EVENTS} at most;
 * data events for {@link #DATA_KEPT}, the newest {@value #DATA_EVENTS} at most (a tenth more until the next sweep). Up to
 * {@value EventWriter#QUEUE} calls wait for the writer; then callers wait. A call is dropped only when the disk has
 * refused events for longer than {@link EventWriter#PATIENCE}, and the log of the program says so.
 *
 * <p>Thread-safe.
 */
public final class AuditLog implements Journal, AutoCloseable {

    /** The steps of the schema that this log needs. */
    public static final List<Migration> MIGRATIONS =
            List.of(new Migration(300, "/dev/weir/broker/cloudtrail/0300-events.sql"));

    /** As long as AWS keeps its event history. */
    static final Duration MANAGEMENT_KEPT = Duration.ofDays(90);

    static final Duration DATA_KEPT = Duration.ofHours(24);
    static final int MANAGEMENT_EVENTS = 1_000_000;
    static final int DATA_EVENTS = 100_000;

    private final EventTables tables;
    private final EventWriter writer;

    /** Opens the log on a database that has its {@link #MIGRATIONS}, and starts its writer. */
    public AuditLog(TimeSource time, Database database) {
        this(time, database, DATA_EVENTS);
    }

    AuditLog(TimeSource time, Database database, int dataEvents) {
        tables = new EventTables(database);
        writer = new EventWriter(time, tables, dataEvents);
        writer.start();
    }

    @Override
    public void record(Outcome outcome) {
        writer.write(PendingEvent.of(outcome));
    }

    /** Finds events, among them every one that was recorded before this call. */
    List<EventTables.Row> find(EventTables.Search search) {
        writer.awaitWritten();
        return tables.find(search);
    }

    /** Drops what is past its time. Runs by itself; here for tests. */
    void sweep() {
        writer.sweep();
    }

    /** Writes what waits and ends the writer. Does not close the database. */
    @Override
    public void close() {
        writer.close();
    }
}
