package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.Journal;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Outcome;
import dev.weir.broker.cloudtrail.journal.EventJournal;
import dev.weir.broker.cloudtrail.journal.JournalCheck;
import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.Search;
import dev.weir.broker.cloudtrail.trail.DataEvents;
import dev.weir.broker.cloudtrail.trail.Events;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every management call to the broker as an event, and those calls about records, items and objects that a trail asks for.
 *
 * <p>{@link #record} hands the call to one writer thread, which makes its JSON and writes in batches. A call that
 * changes something other than records (CreateStream, SplitShard, …) waits until its event is durable; for all others
 * the hand-over takes under a microsecond.
 *
 * <p>Bounds: management events are kept for {@link #KEPT}, the newest {@value #EVENTS} at most; data events until the
 * trails that asked for them have them, the newest {@value #DATA_EVENTS} at most. Up to {@value EventWriter#QUEUE} calls
 * wait for the writer; then callers wait. A call is dropped only when the disk has refused events for longer than
 * {@link EventWriter#PATIENCE}, and the log of the program says so.
 *
 * <p>Thread-safe.
 */
public final class AuditLog implements Journal, Events, AutoCloseable {

    /** The steps of the schema of the database of the history. */
    public static final List<Migration> MIGRATIONS = List.of(
            new Migration(300, "/dev/weir/broker/cloudtrail/0300-events.sql"),
            new Migration(301, "/dev/weir/broker/cloudtrail/0301-journal.sql"));

    /** The steps of the schema of the database of the state. */
    public static final List<Migration> STATE_MIGRATIONS =
            List.of(new Migration(350, "/dev/weir/broker/cloudtrail/0350-trails.sql"));

    /** As long as AWS keeps its event history. */
    static final Duration KEPT = Duration.ofDays(90);

    static final long EVENTS = 10_000_000;
    static final long DATA_EVENTS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final TimeSource time;
    private final EventJournal management;
    private final EventJournal data;
    private final EventWriter writer;
    private final UnaryOperator<String> iterators;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile DataEvents wanted = DataEvents.none();
    private volatile @Nullable JournalCheck lastCheck;
    private volatile Instant nextSweep;
    private volatile long dataDelivered;

    /**
     * Opens the log and starts its writer.
     *
     * @param folder the data folder, or null to keep everything in memory
     * @param history a database that has {@link #MIGRATIONS}
     * @param state one that has {@link #STATE_MIGRATIONS}
     * @param iterators gives the stream's name behind a shard iterator, or an empty text
     */
    public AuditLog(
            TimeSource time, @Nullable Path folder, Database history, Database state, UnaryOperator<String> iterators) {
        this.time = time;
        this.iterators = iterators;
        management = EventJournal.ofManagement(time, folder, history, state);
        data = EventJournal.ofData(time, folder, history, state);
        new EarlierEvents(history, management).move();
        nextSweep = time.now();
        writer = new EventWriter(management, data, this::sweepWhenDue);
        writer.start();
    }

    @Override
    public void record(Outcome outcome) {
        Operation<?, ?> operation = outcome.operation();
        EventKind kind = operation == null
                ? EventKind.MANAGEMENT
                : EventKind.of(outcome.call().service(), operation);
        if (kind == EventKind.MANAGEMENT) {
            writer.write(PendingEvent.of(outcome, kind, iterators));
        } else if (kind == EventKind.DATA && wanted.isAny()) {
            recordData(outcome);
        }
    }

    private void recordData(Outcome outcome) {
        PendingEvent event = PendingEvent.of(outcome, EventKind.DATA, iterators);
        if (wanted.wants(event.subject())) {
            writer.write(event);
        }
    }

    /** From now on these data events are recorded. */
    public void want(DataEvents events) {
        wanted = events;
    }

    /** Finds management events, among them every one that was recorded before this call. */
    List<JournalEvent> find(Search search) {
        writer.awaitWritten();
        return management.find(search);
    }

    @Override
    public List<JournalEvent> after(boolean ofData, long sequence, int limit) {
        writer.awaitWritten();
        return (ofData ? data : management).after(sequence, limit);
    }

    @Override
    public long head(boolean ofData) {
        writer.awaitWritten();
        return (ofData ? data : management).head();
    }

    @Override
    public void dataDelivered(long sequence) {
        dataDelivered = sequence;
    }

    /** The journal of management events; here for tests. */
    EventJournal management() {
        return management;
    }

    /** Events before this are told no more. */
    Instant earliest() {
        return time.now().minus(KEPT);
    }

    /**
     * Goes through the whole journal of management events, and of data events, and says where they are not what was
     * written. Takes about a second for each 100,000 events; calls are answered meanwhile. Who asks while somebody else's
     * is under way gets what that finds.
     */
    public JournalCheck check() {
        if (checking.tryLock()) {
            try {
                return walk();
            } finally {
                checking.unlock();
            }
        }
        checking.lock();
        try {
            JournalCheck found = lastCheck;
            return found == null ? walk() : found;
        } finally {
            checking.unlock();
        }
    }

    private JournalCheck walk() {
        writer.awaitWritten();
        Instant now = time.now();
        JournalCheck found = management.check(now);
        JournalCheck ofData = data.check(now);
        JournalCheck whole = ofData.isWhole()
                ? new JournalCheck(now, found.events() + ofData.events(), found.breaks())
                : new JournalCheck(
                        now,
                        found.events() + ofData.events(),
                        Stream.concat(found.breaks().stream(), ofData.breaks().stream())
                                .toList());
        for (JournalCheck.Break each : whole.breaks()) {
            LOG.error(
                    "The journal of events was changed from outside: events {} to {}. {}",
                    each.from(),
                    each.to(),
                    each.what());
        }
        lastCheck = whole;
        return whole;
    }

    /** What the last check found; null before the first, which runs when the broker has started. */
    public @Nullable JournalCheck lastCheck() {
        return lastCheck;
    }

    /** How many calls could not be recorded. */
    public long lost() {
        return writer.lost();
    }

    /** Checks the journal once, beside everything else. */
    public void checkInBackground() {
        Thread.ofPlatform().daemon().name("weir-audit-check").start(() -> {
            try {
                JournalCheck found = check();
                LOG.debug("The journal of {} events is whole: {}", found.events(), found.isWhole());
            } catch (RuntimeException e) {
                LOG.warn("The journal of events could not be checked: {}", e.getMessage());
            }
        });
    }

    private void sweepWhenDue() {
        if (!time.now().isBefore(nextSweep)) {
            sweep();
        }
    }

    /** Drops what is past its time or its number. Runs by itself, on the writer's thread. */
    void sweep() {
        nextSweep = time.now().plus(SWEEP);
        try {
            management.prune(earliest().toEpochMilli(), EVENTS, Long.MAX_VALUE);
            data.prune(Long.MAX_VALUE, DATA_EVENTS, dataDelivered);
            data.prune(Long.MIN_VALUE, DATA_EVENTS, Long.MAX_VALUE);
        } catch (StoreException e) {
            LOG.warn("Old events could not be dropped: {}", e.getMessage());
        }
    }

    /** Writes what waits and ends the writer. Does not close the databases. */
    @Override
    public void close() {
        writer.close();
        management.close();
        data.close();
    }
}
