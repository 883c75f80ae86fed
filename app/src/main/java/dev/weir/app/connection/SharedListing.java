package dev.weir.app.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/**
 * One listing of an account's streams for all who ask at about the same time: whoever comes while the service is being asked waits for
 * that answer, or that failure. What nobody has asked for is not asked. Thread-safe; blocks.
 */
final class SharedListing {

    private final LongSupplier nanos;
    private @Nullable Heard newest;
    private @Nullable Asked asked;

    private record Heard(long begun, List<StreamSummary> streams) {}

    private record Asked(long begun, CompletableFuture<List<StreamSummary>> answer) {}

    /** @param nanos a clock that only goes on */
    SharedListing(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * The streams, as they were not longer ago than this.
     *
     * @param service asks the service
     */
    List<StreamSummary> list(Duration oldest, Supplier<List<StreamSummary>> service) {
        long since = nanos.getAsLong() - oldest.toNanos();
        while (true) {
            Asked mine = null;
            Asked other;
            synchronized (this) {
                Heard known = newest;
                if (known != null && known.begun() - since >= 0) {
                    return known.streams();
                }
                other = asked;
                if (other == null) {
                    mine = new Asked(nanos.getAsLong(), new CompletableFuture<>());
                    asked = mine;
                }
            }
            if (mine != null) {
                return ask(mine, service);
            }
            List<StreamSummary> heard = other == null ? null : await(other, since);
            if (heard != null) {
                return heard;
            }
        }
    }

    private List<StreamSummary> ask(Asked mine, Supplier<List<StreamSummary>> service) {
        try {
            List<StreamSummary> streams = service.get();
            synchronized (this) {
                newest = new Heard(mine.begun(), streams);
                asked = null;
            }
            mine.answer().complete(streams);
            return streams;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                asked = null;
            }
            mine.answer().completeExceptionally(e);
            throw e;
        }
    }

    /** What another one hears; null if it does not count here: it began too early, or gave up for a reason of its own. */
    private static @Nullable List<StreamSummary> await(Asked other, long since) {
        boolean counts = other.begun() - since >= 0;
        try {
            List<StreamSummary> heard = other.answer().get();
            return counts ? heard : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted while waiting for a list of streams", e);
        } catch (ExecutionException e) {
            boolean left = e.getCause() instanceof AbortedException || e.getCause() instanceof IllegalStateException;
            if (counts && !left && e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            return null;
        }
    }
}
