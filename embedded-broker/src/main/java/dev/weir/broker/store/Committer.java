package dev.weir.broker.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes a record store. It takes all that waits, writes it into the active segment with one
 * commit, and hands it to the {@link Forcer}, which makes it durable and then known while the next group is written.
 * Everything else waits until nothing is in the forcer's hands.
 *
 * <p>If a write fails, the segment it went to is given up: what it held before stays readable, and the next append
 * begins a new segment. So a disk that was full is used again as soon as there is room.
 */
final class Committer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final String FOLLOWS_A_FAILURE =
            "The records before these could not be written, so nothing of this was stored: try again.";

    private final CommandQueue queue;
    private final ShardLogs logs;
    private final SegmentFolder folder;
    private final OpenSegments openSegments;
    private final StoreSettings settings;
    private final CatalogKeeper catalog;
    private final Forcer forcer;

    /** The logs with the group that the forcer has in hand; empty when it has none. */
    private final Map<ShardKey, ShardLog> written = new HashMap<>();

    private @Nullable Segment active;
    private int lastNumber;
    private long heldBytes;

    /** @param active the segment to go on with, or null to begin with a new one */
    Committer(
            CommandQueue queue,
            ShardLogs logs,
            SegmentFolder folder,
            OpenSegments openSegments,
            CatalogKeeper catalog,
            StoreSettings settings,
            @Nullable Segment active,
            int lastNumber) {
        this.queue = queue;
        this.logs = logs;
        this.folder = folder;
        this.openSegments = openSegments;
        this.catalog = catalog;
        this.settings = settings;
        this.forcer = new Forcer(logs);
        this.active = active == null ? null : activate(active);
        this.lastNumber = lastNumber;
    }

    /** Works until the queue is closed and used up, then closes the active segment. */
    @Override
    public void run() {
        for (List<StoreCommand> group = queue.take(settings.commitBytes());
                !group.isEmpty();
                group = queue.take(settings.commitBytes())) {
            try {
                append(group);
                change(group);
            } catch (RuntimeException | Error e) {
                LOG.error("The record store's committer failed", e);
                fail(group, new StoreException("The record store failed: " + e, e));
            }
        }
        settle();
        forcer.close();
        if (active != null) {
            active.release();
            active.close();
        }
        catalog.close();
    }

    private void append(List<StoreCommand> group) {
        if (forcer.hasFailed()) {
            settle();
        }
        GroupWriter writer = new GroupWriter(this::written, settings.blockBytes());
        List<StoreCommand> accepted = new ArrayList<>();
        long bytes = 0;
        for (StoreCommand command : group) {
            if (command instanceof StoreCommand.Append append) {
                String refusal = heldBytes + bytes + append.bytes() > settings.memoryBytes() ? memoryFull() : null;
                if (refusal == null) {
                    refusal = writer.add(append.batch());
                }
                if (refusal == null) {
                    accepted.add(append);
                    bytes += append.bytes();
                } else {
                    append.done().completeExceptionally(new StoreException(refusal));
                }
            }
        }
        if (!writer.isEmpty()) {
            write(writer, accepted, bytes);
        } else {
            accepted.forEach(append -> append.done().complete(null));
        }
    }

    private ShardLog written(ShardKey shard) {
        ShardLog log = written.get(shard);
        return log != null ? log : logs.get(shard);
    }

    /** Waits until all that is written is durable and known, or has failed; then its segment is given up. */
    private void settle() {
        boolean durable = forcer.settle();
        written.clear();
        if (!durable) {
            abandon();
        }
    }

    private void write(GroupWriter writer, List<StoreCommand> accepted, long bytes) {
        try {
            Segment segment = active;
            if (segment == null) {
                segment = activate(folder.create(lastNumber + 1));
                lastNumber++;
            }
            SegmentFile file = segment.writable();
            Map<ShardKey, Range> ranges = writer.putInto(segment, file);
            file.commit();
            settle();
            if (!segment.equals(active)) {
                fail(accepted, new StoreException(FOLLOWS_A_FAILURE));
                return;
            }
            segment.hold(bytes);
            heldBytes += bytes;
            ranges.forEach((shard, range) -> written.put(shard, logs.get(shard).with(range)));
            forcer.begin(file, ranges, accepted);
            if (file.isFull(settings.segmentBytes())) {
                settle();
                seal();
            }
        } catch (IOException e) {
            LOG.error("Records could not be written", e);
            settle();
            abandon();
            fail(accepted, new StoreException(StorageFailure.sentence(e), e));
        } catch (RuntimeException | Error e) {
            settle();
            abandon();
            throw e;
        }
    }

    /** Takes a segment as the active one, which stays open however many others are used. */
    private Segment activate(Segment segment) {
        segment.acquire();
        active = segment;
        return segment;
    }

    private void seal() {
        Segment segment = active;
        if (segment != null) {
            segment.seal();
            retire(segment);
        }
    }

    private void abandon() {
        Segment segment = active;
        if (segment != null) {
            segment.abandonFile();
            retire(segment);
            if (segment.keptShards() == 0) {
                delete(segment);
            }
        }
    }

    /** Notes that nothing more is written to the active segment. */
    private void retire(Segment segment) {
        active = null;
        catalog.sealed(segment, logs);
        segment.release();
        openSegments.touch(segment);
    }

    private void change(List<StoreCommand> group) {
        if (group.stream().allMatch(StoreCommand.Append.class::isInstance)) {
            return;
        }
        settle();
        List<Segment> emptied = new ArrayList<>();
        List<StoreCommand> changes = new ArrayList<>();
        List<CatalogEntry> entries = new ArrayList<>();
        boolean drops = false;
        for (StoreCommand command : group) {
            switch (command) {
                case StoreCommand.Append append -> {}
                case StoreCommand.Trim trim -> {
                    ShardLog next = logs.get(trim.shard()).trimmed(trim.to());
                    emptied.addAll(logs.set(trim.shard(), next));
                    entries.add(new CatalogEntry.Trimmed(trim.shard(), next.trimmedTo(), next.lastIndex()));
                    changes.add(trim);
                }
                case StoreCommand.Drop drop -> {
                    emptied.addAll(logs.remove(drop.shard()));
                    entries.add(new CatalogEntry.Dropped(drop.shard()));
                    changes.add(drop);
                    drops = true;
                }
            }
        }
        emptied.removeIf(segment -> segment.keptShards() > 0);
        try {
            // Forced before a file goes: the catalog then holds all that is left of its shards.
            catalog.add(entries, logs, drops || !emptied.isEmpty());
            emptied.stream().distinct().forEach(this::delete);
            changes.forEach(change -> change.done().complete(null));
        } catch (IOException e) {
            LOG.error("The catalog of records could not be written", e);
            fail(changes, new StoreException(StorageFailure.sentence(e), e));
        }
    }

    private void delete(Segment segment) {
        if (segment.equals(active)) {
            active = null;
            segment.release();
        }
        heldBytes -= segment.heldBytes();
        catalog.deleted(segment);
        openSegments.forget(segment);
        segment.delete();
    }

    private String memoryFull() {
        return "The broker keeps everything in memory, and its " + (settings.memoryBytes() >> 20)
                + " MiB for records are used up: delete streams, or start it with a data folder.";
    }

    private static void fail(List<StoreCommand> commands, StoreException failure) {
        commands.forEach(command -> command.done().completeExceptionally(failure));
    }
}
