package dev.weir.broker.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second half of a group commit: forces a group to the disk, shows it to readers and completes its futures, on a
 * thread of its own, so that the committer can write the next group in that time. One group at a time.
 */
final class Forcer {

    private static final Logger LOG = LoggerFactory.getLogger(Forcer.class);

    private final ShardLogs logs;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "weir-forcer");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Future<Boolean> inHand;

    /** Set before anyone is told of a failure, so that what they do next is not taken for its successor. */
    private volatile boolean failed;

    Forcer(ShardLogs logs) {
        this.logs = logs;
    }

    /** Begins with a group; the one before must be settled. */
    void begin(SegmentFile file, Map<ShardKey, Range> ranges, List<StoreCommand> accepted) {
        failed = false;
        inHand = executor.submit(() -> force(file, ranges, accepted));
    }

    /** Whether the group in hand has failed already. */
    boolean hasFailed() {
        return failed;
    }

    /** Waits for the group in hand; false if it failed, which its futures were told. */
    boolean settle() {
        Future<Boolean> future = inHand;
        inHand = null;
        boolean interrupted = false;
        try {
            while (future != null) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    LOG.error("Records could not be made durable", e);
                    return false;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread; nothing may be in hand. */
    void close() {
        executor.shutdown();
    }

    private boolean force(SegmentFile file, Map<ShardKey, Range> ranges, List<StoreCommand> accepted) {
        try {
            file.force();
            ranges.forEach((shard, range) -> logs.set(shard, logs.get(shard).with(range)));
        } catch (IOException e) {
            LOG.error("Records could not be forced to the disk", e);
            failed = true;
            StoreException failure = new StoreException(StorageFailure.sentence(e), e);
            accepted.forEach(command -> command.done().completeExceptionally(failure));
            return false;
        } catch (RuntimeException | Error e) {
            failed = true;
            StoreException failure = new StoreException("The record store failed: " + e, e);
            accepted.forEach(command -> command.done().completeExceptionally(failure));
            throw e;
        }
        accepted.forEach(command -> command.done().complete(null));
        return true;
    }
}
