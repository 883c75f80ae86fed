package dev.weir.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Several callers that put at the same time.
 *
 * @param callers how many
 * @param turn how long they go on
 */
record PutLoad(int callers, Duration turn) {

    /** Makes one caller. */
    @FunctionalInterface
    interface CallerMaker {
        PutCaller make(Batch batch) throws IOException;
    }

    /**
     * Puts for one turn.
     *
     * @return acknowledged records a second
     */
    double run(CallerMaker maker) throws IOException, InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        List<PutCaller> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int caller = 0; caller < callers; caller++) {
                made.add(maker.make(Batch.of(caller)));
            }
            long begin = System.nanoTime();
            long end = begin + turn.toNanos();
            List<Callable<Void>> work = new ArrayList<>();
            for (PutCaller caller : made) {
                work.add(() -> {
                    while (System.nanoTime() < end) {
                        caller.put();
                        acknowledged.addAndGet(Batch.RECORDS);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            return acknowledged.get() / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException("A put failed: " + e.getCause(), e.getCause());
        } finally {
            for (PutCaller caller : made) {
                caller.close();
            }
        }
    }
}
