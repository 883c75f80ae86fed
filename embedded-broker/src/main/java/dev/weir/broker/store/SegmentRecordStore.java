package dev.weir.broker.store;

import dev.weir.broker.store.SegmentReader.Page;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards' logs in segment files of up to 128 MiB or a little more, which are only appended to; see
 * {@link SegmentFile}. Trimming deletes whole files. Without a folder the segments are in memory, at most half of the heap.
 *
 * <p>Futures of {@link #append} complete on one of the store's threads: what depends on them must be short, or wait on a
 * thread of its own. {@code append} itself waits when 16 MiB are queued.
 */
public final class SegmentRecordStore implements RecordStore {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecordStore.class);

    /** A read starts anew when a segment goes away under it; each time something was trimmed or a write failed. */
    private static final int ATTEMPTS = 20;

    private final CommandQueue queue;
    private final ShardLogs logs;
    private final OpenSegments openSegments;
    private final Thread committer;
    private volatile boolean closed;

    private SegmentRecordStore(CommandQueue queue, ShardLogs logs, OpenSegments openSegments, Committer committer) {
        this.queue = queue;
        this.logs = logs;
        this.openSegments = openSegments;
        this.committer = new Thread(committer, "weir-committer");
        this.committer.setDaemon(true);
    }

    /**
     * Opens the store in a folder, creating both if need be.
     *
     * @param folder where the segments are; null keeps everything in memory
     * @param time the broker's time; trimming names its instants, so nothing here reads it yet
     * @throws StoreException if the folder cannot be read or a file in it is damaged
     */
    @SuppressWarnings("unused") // part of the parts' common shape; see the parameter's description
    public static SegmentRecordStore open(@Nullable Path folder, TimeSource time) {
        return open(folder, folder == null ? StoreSettings.inMemory() : StoreSettings.onDisk());
    }

    static SegmentRecordStore open(@Nullable Path folder, StoreSettings settings) {
        OpenSegments openSegments = new OpenSegments(settings.openSegments(), settings.openBytes());
        SegmentFolder segments = new SegmentFolder(folder, settings);
        Recovery recovery = new Recovery(segments, openSegments);
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            CatalogKeeper catalog = recovery.recover();
            CommandQueue queue = new CommandQueue(settings.queueBytes());
            Committer committer = new Committer(
                    queue,
                    recovery.logs(),
                    segments,
                    openSegments,
                    catalog,
                    settings,
                    recovery.active(),
                    recovery.lastNumber());
            SegmentRecordStore store = new SegmentRecordStore(queue, recovery.logs(), openSegments, committer);
            store.committer.start();
            return store;
        } catch (IOException e) {
            openSegments.closeAll();
            throw new StoreException("The records in " + folder + " could not be opened: " + e.getMessage() + ".", e);
        } catch (RuntimeException e) {
            openSegments.closeAll();
            throw e;
        }
    }

    @Override
    public CompletableFuture<Void> append(Map<ShardKey, List<StoredRecord>> batch) {
        StoreCommand.Append append = StoreCommand.Append.of(batch);
        submit(append);
        return append.done();
    }

    @Override
    public List<StoredRecord> read(ShardKey shard, long fromIndex, int maxRecords, long maxBytes) {
        return retried(() -> {
            ShardLog log = logs.get(shard);
            List<StoredRecord> records = new ArrayList<>();
            Page page = new Page(records, maxRecords, maxBytes);
            long from = Math.max(fromIndex, log.trimmedTo());
            for (int at = log.rangeReaching(from); at < log.ranges().size(); at++) {
                Range range = log.ranges().get(at);
                Boolean more = in(range, file -> new SegmentReader(file, shard, range.lastIndex()).read(from, page));
                if (more == null) {
                    return null;
                }
                if (!more) {
                    break;
                }
            }
            return records;
        });
    }

    @Override
    public OptionalLong firstIndex(ShardKey shard) {
        return logs.get(shard).firstIndex();
    }

    @Override
    public OptionalLong lastIndex(ShardKey shard) {
        return logs.get(shard).lastIndex();
    }

    @Override
    public OptionalLong lastArrivalMillis(ShardKey shard) {
        return logs.get(shard).lastArrivalMillis();
    }

    @Override
    public OptionalLong firstIndexAtOrAfter(ShardKey shard, Instant time) {
        long millis = ceilMillis(time);
        return retried(() -> {
            ShardLog log = logs.get(shard);
            for (Range range : log.ranges()) {
                if (range.lastArrivalMillis() >= millis) {
                    OptionalLong index = in(
                            range,
                            file -> new SegmentReader(file, shard, range.lastIndex())
                                    .firstAtOrAfter(log.trimmedTo(), millis));
                    if (index == null || index.isPresent()) {
                        return index;
                    }
                }
            }
            return OptionalLong.empty();
        });
    }

    @Override
    public void trim(ShardKey shard, Instant before) {
        ShardLog log = logs.get(shard);
        OptionalLong first = log.firstIndex();
        if (first.isEmpty()) {
            return;
        }
        long to = firstIndexAtOrAfter(shard, before).orElse(log.lastIndex().orElse(Long.MIN_VALUE) + 1);
        if (to > first.getAsLong()) {
            await(new StoreCommand.Trim(shard, to, new CompletableFuture<>()));
        }
    }

    @Override
    public void drop(ShardKey shard) {
        await(new StoreCommand.Drop(shard, new CompletableFuture<>()));
    }

    @Override
    public void close() {
        closed = true;
        queue.close();
        boolean interrupted = false;
        while (true) {
            try {
                committer.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        openSegments.closeAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(StoreCommand command) {
        if (!queue.add(command)) {
            command.done().completeExceptionally(closedFailure());
        }
    }

    private void await(StoreCommand command) {
        submit(command);
        try {
            command.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(String.valueOf(failure.getMessage()), failure);
            }
            throw e;
        }
    }

    /** Runs a read in a range's segment; null if the segment is gone. */
    private <T> @Nullable T in(Range range, Segment.Read<T> read) throws IOException {
        Segment segment = range.segment();
        return segment.read(file -> {
            openSegments.touch(segment);
            return read.from(file);
        });
    }

    private <T> T retried(Attempt<T> attempt) {
        IOException failure = null;
        for (int count = 0; count < ATTEMPTS; count++) {
            if (closed) {
                throw closedFailure();
            }
            try {
                T result = attempt.run();
                if (result != null) {
                    return result;
                }
            } catch (IOException e) {
                LOG.debug("A read met a segment that was given up and is tried again", e);
                failure = e;
            }
        }
        if (closed) {
            throw closedFailure();
        }
        throw new StoreException(
                "The records could not be read: " + (failure == null ? "they are being trimmed" : failure.getMessage())
                        + ".",
                failure);
    }

    private static StoreException closedFailure() {
        return new StoreException("The record store is closed.");
    }

    /** Arrival times are whole milliseconds; a time within one is after it. */
    private static long ceilMillis(Instant time) {
        long millis = time.toEpochMilli();
        return time.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
    }

    /** A try; null means to try again. */
    @FunctionalInterface
    private interface Attempt<T> {
        @Nullable T run() throws IOException;
    }
}
