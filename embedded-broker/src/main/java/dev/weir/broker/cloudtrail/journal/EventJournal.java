package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.cloudtrail.journal.JournalCheck.Break;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events in the order in which they came, chained by hashes (docs/adr/0050-a-chained-journal.md). The newest are in
 * memory and in files that are only appended to; each {@value Block#FULL} of them become a block in the database.
 *
 * <p>One thread at a time appends and prunes; any may read meanwhile.
 */
public final class EventJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventJournal.class);

    /** Events that may wait to become blocks while the database refuses them. */
    private static final int WAITING = 8_192;

    private static final long TIDY_NANOS = 1_000_000_000L;

    private final TimeSource time;
    private final BlockTables tables;
    private final @Nullable TailFiles files;
    private final KeptHead kept;
    private final Chain chain = new Chain();
    private final List<Break> breaksAtOpening = new ArrayList<>();
    private volatile Tail tail;
    private volatile long head;
    private byte[] hash;
    private long blocks;
    private boolean tidied;
    private long tidiedAt;

    private EventJournal(TimeSource time, BlockTables tables, @Nullable TailFiles files, KeptHead kept) {
        this.time = time;
        this.tables = tables;
        this.files = files;
        this.kept = kept;
        BlockTables.Anchor anchor = tables.anchor();
        Block newest = tables.newest();
        blocks = newest == null ? anchor.block() : newest.number();
        head = newest == null ? anchor.last() : newest.last();
        hash = newest == null ? anchor.after() : newest.after();
        tail = new Tail(hash, List.of());
        if (files != null) {
            List<Tail.Entry> entries = new ArrayList<>();
            files.read(frame -> recover(frame, entries), problem -> broken(head + 1, head + 1, problem));
            tail = tail.with(entries);
        }
        compareWithKept();
        seal();
    }

    /**
     * Opens the journal of management events.
     *
     * @param folder the data folder, or null to keep everything in memory
     * @param history where the blocks are
     * @param state where it is kept how far the journal is; null for nowhere
     */
    public static EventJournal ofManagement(
            TimeSource time, @Nullable Path folder, Database history, @Nullable Database state) {
        return new EventJournal(
                time,
                BlockTables.ofManagement(history),
                folder == null ? null : new TailFiles(time, folder, "events"),
                new KeptHead(state, "management"));
    }

    /** Opens the journal of data events, likewise. */
    public static EventJournal ofData(
            TimeSource time, @Nullable Path folder, Database history, @Nullable Database state) {
        return new EventJournal(
                time,
                BlockTables.ofData(history),
                folder == null ? null : new TailFiles(time, folder, "data-events"),
                new KeptHead(state, "data"));
    }

    private void recover(TailFiles.Frame frame, List<Tail.Entry> entries) {
        long sequence = EventBytes.sequence(frame.event());
        if (sequence <= head) {
            return;
        }
        if (sequence != head + 1) {
            broken(head + 1, sequence - 1, "Events are missing before this one.");
        } else if (!Arrays.equals(chain.next(hash, frame.event()), frame.hash())) {
            broken(sequence, sequence, "An event is not what was written.");
        }
        try {
            entries.add(new Tail.Entry(EventBytes.read(ByteBuffer.wrap(frame.event())), frame.event(), frame.hash()));
        } catch (DamagedJournalException e) {
            broken(sequence, sequence, "An event cannot be read.");
        }
        head = sequence;
        hash = frame.hash();
    }

    private void broken(long from, long to, String what) {
        if (!breaksAtOpening.isEmpty() && breaksAtOpening.getLast().from() == from) {
            return;
        }
        LOG.error("The journal of events is broken between events {} and {}: {}", from, to, what);
        breaksAtOpening.add(new Break(from, to, what));
    }

    private void compareWithKept() {
        Head known = kept.read();
        if (known.sequence() > head) {
            broken(head + 1, known.sequence(), "The newest events are missing.");
            head = known.sequence();
            hash = known.hash();
            if (tail.entries().isEmpty()) {
                tail = new Tail(hash, List.of());
            }
        }
    }

    /** The sequence of the newest event, 0 if there was none yet. */
    public long head() {
        return head;
    }

    /**
     * Appends events, all or none.
     *
     * @param durable whether they must survive the machine's failure, not only the process's
     * @throws StoreException if they could not be
     */
    public void append(List<? extends JournalEvent.Draft> drafts, boolean durable) {
        if (drafts.isEmpty()) {
            return;
        }
        if (tail.entries().size() > WAITING) {
            seal();
            if (tail.entries().size() > WAITING) {
                throw new StoreException("The database of events takes no more.");
            }
        }
        List<Tail.Entry> entries = new ArrayList<>(drafts.size());
        byte[] last = hash;
        long sequence = head;
        for (JournalEvent.Draft draft : drafts) {
            sequence++;
            JournalEvent event = draft.at(sequence, EventIds.next(sequence));
            byte[] bytes = EventBytes.of(event);
            last = chain.next(last, bytes);
            entries.add(new Tail.Entry(event, bytes, last));
        }
        if (files != null) {
            files.append(
                    head + 1,
                    entries.stream()
                            .map(entry -> new TailFiles.Frame(entry.hash(), entry.bytes()))
                            .toList(),
                    durable);
        }
        tail = tail.with(entries);
        hash = last;
        head = sequence;
        seal();
    }

    private void seal() {
        try {
            int size = tail.full();
            boolean sealed = size > 0;
            while (size > 0) {
                Tail from = tail;
                Block block = from.block(blocks + 1, size);
                List<Tail.Entry> entries = from.entries().subList(0, size);
                List<JournalEvent> events =
                        entries.stream().map(Tail.Entry::event).toList();
                tables.add(
                        block,
                        Block.pack(entries.stream().map(Tail.Entry::bytes).toList()),
                        tables.isIndexed() ? Terms.of(block.number(), events) : Set.of());
                blocks++;
                tail = from.without(size);
                size = tail.full();
            }
            if (sealed) {
                tidy();
            }
        } catch (StoreException e) {
            LOG.warn("Events could not be moved into the database and wait: {}", e.getMessage());
        }
    }

    /** Once a second at most: it forces files to the disk. */
    private void tidy() {
        long now = time.nanoTime();
        if (tidied && now - tidiedAt < TIDY_NANOS) {
            return;
        }
        tidied = true;
        tidiedAt = now;
        if (files != null) {
            files.force();
            if (files.hasOld()) {
                tables.force();
                files.dropOld();
            }
        }
        kept.write(new Head(head, hash));
    }

    /** The newest events that are sought, newest first. */
    public List<JournalEvent> find(Search search) {
        Tail newest = tail;
        List<JournalEvent> found = new ArrayList<>();
        for (Tail.Entry entry : newest.entries().reversed()) {
            if (found.size() < search.limit() && search.matches(entry.event())) {
                found.add(entry.event());
            }
        }
        long before = newest.entries().isEmpty()
                ? Long.MAX_VALUE
                : newest.entries().getFirst().event().sequence();
        return found.size() >= search.limit() ? found : new BlockSearch(tables, search, before).addTo(found);
    }

    /**
     * The events after a sequence, in order.
     *
     * @return at least one, if there is one, and no more than a block's more than the limit
     */
    public List<JournalEvent> after(long sequence, int limit) {
        List<JournalEvent> found = new ArrayList<>();
        Tail newest = tail;
        long last = sequence;
        Block block = tables.holding(sequence + 1);
        if (block == null) {
            block = tables.oldest();
        }
        while (block != null && found.size() < limit) {
            for (JournalEvent event : BlockSearch.events(tables, block.number())) {
                if (event.sequence() > last) {
                    found.add(event);
                    last = event.sequence();
                }
            }
            block = tables.block(block.number() + 1);
        }
        if (found.size() < limit) {
            for (Tail.Entry entry : newest.entries()) {
                if (entry.event().sequence() > last) {
                    found.add(entry.event());
                }
            }
        }
        return found;
    }

    /**
     * Drops what is old, a block at a time, from the old end.
     *
     * @param since events before this time go, in milliseconds
     * @param most events past this number go, the oldest
     * @param through only events up to this sequence go
     */
    public void prune(long since, long most, long through) {
        for (Block oldest = tables.oldest(); oldest != null; oldest = tables.oldest()) {
            boolean old = oldest.newest() < since || head - oldest.last() >= most;
            if (!old || oldest.last() > through) {
                return;
            }
            tables.drop(
                    oldest,
                    tables.isIndexed()
                            ? Terms.of(oldest.number(), BlockSearch.events(tables, oldest.number()))
                            : Set.of());
        }
    }

    /** Goes through the whole chain, from what retention left of it on. Takes seconds for millions of events. */
    public JournalCheck check(Instant now) {
        return new ChainWalk(tables, kept.read()).walk(now, () -> tail, breaksAtOpening);
    }

    /** What was found broken when the journal was opened. */
    public List<Break> breaksAtOpening() {
        return List.copyOf(breaksAtOpening);
    }

    /** Makes everything durable. Does not close the databases. */
    @Override
    public void close() {
        if (files != null) {
            files.close();
        }
        kept.write(new Head(head, hash));
    }
}
