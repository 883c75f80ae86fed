package dev.weir.app.records.log;

import dev.weir.app.records.log.RecordTest.Verdict;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a log off the JavaFX thread: first what is there, block by block on all processors, then each record that comes.
 * What it has found is there at once, in order. Thread-safe.
 */
public final class LogScan implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogScan.class);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Blocks under way at once: enough to keep the processors busy, few enough to end soon. */
    private static final int AT_ONCE = 4 * PROCESSORS;

    /**
     * Threads of the system, since a scan reckons for seconds: virtual threads would not be given up meanwhile, and reading would
     * stand still.
     */
    private static final ExecutorService WORKERS = workers();

    private final RecordLog log;
    private final RecordTest test;
    private final Runnable onChange;
    private final BitRows found = new BitRows();
    private final AtomicLong undecided = new AtomicLong();
    private final AtomicLong unread = new AtomicLong();
    private final ReentrantLock scanning = new ReentrantLock();
    private @Nullable Thread thread;

    /** @param onChange run on the scan's thread when it has looked at more */
    public LogScan(RecordLog log, RecordTest test, Runnable onChange) {
        this.log = log;
        this.test = test;
        this.onChange = onChange;
    }

    private static ExecutorService workers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                PROCESSORS,
                PROCESSORS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> Thread.ofPlatform()
                        .name("look through records")
                        .daemon()
                        .unstarted(work));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Begins, or goes on after {@link #suspend()}. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("look through records").start(this::scan);
        }
    }

    /** Ends its thread; what was found stays. */
    public synchronized void suspend() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void scan() {
        try {
            // The run before this one may still be on its way out.
            scanning.lockInterruptibly();
        } catch (InterruptedException e) {
            return;
        }
        try {
            long knownFirst = found.looked() == 0 ? 0 : log.first();
            while (true) {
                long end = log.await(found.looked(), knownFirst);
                knownFirst = log.first();
                found.dropBefore(knownFirst);
                look(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            scanning.unlock();
        }
    }

    private void look(long end) throws InterruptedException {
        Deque<CompletableFuture<Result>> underWay = new ArrayDeque<>();
        long from = found.looked();
        while (found.looked() < end) {
            while (from < end && underWay.size() < AT_ONCE) {
                Block block = blockOf(from);
                if (block == null) {
                    break;
                }
                long begin = from;
                long stop = Math.min(end, block.end());
                underWay.add(CompletableFuture.supplyAsync(() -> judge(block, begin, stop), WORKERS));
                from = stop;
            }
            CompletableFuture<Result> first = underWay.poll();
            if (first == null) {
                pass();
                from = found.looked();
            } else {
                take(first);
            }
            onChange.run();
        }
    }

    private @Nullable Block blockOf(long index) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return log.block(index, false);
        } catch (IOException e) {
            LOG.warn("Spilled records could not be read", e);
            return null;
        }
    }

    /** The block with the next record has gone meanwhile, or the disk does not give it back. */
    private void pass() {
        long looked = found.looked();
        long end = log.endOfBlock(looked);
        if (end < 0) {
            found.dropBefore(Math.max(log.first(), looked));
        } else {
            unread.addAndGet(end - looked);
            found.append(new long[(int) (end - looked) / Long.SIZE + 1], (int) (end - looked));
        }
    }

    private void take(CompletableFuture<Result> one) throws InterruptedException {
        try {
            Result result = one.get();
            undecided.addAndGet(result.undecided);
            found.append(result.bits, result.count);
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking through records failed", e.getCause());
        }
    }

    /** What was found in some records in a row. */
    private static final class Result {
        private final long[] bits;
        private final int count;
        private final long undecided;

        Result(long[] bits, int count, long undecided) {
            this.bits = bits;
            this.count = count;
            this.undecided = undecided;
        }
    }

    private Result judge(Block block, long from, long to) {
        int count = (int) (to - from);
        long[] bits = new long[(count + 63) >> 6];
        long unsure = 0;
        RawRecord record = new RawRecord();
        for (int i = 0; i < count; i++) {
            record.moveTo(block, (int) (from - block.first()) + i);
            Verdict verdict = test.test(record);
            if (verdict == Verdict.YES) {
                bits[i >> 6] |= 1L << i;
            } else if (verdict == Verdict.UNDECIDED) {
                unsure++;
            }
        }
        return new Result(bits, count, unsure);
    }

    /** The records that were found. */
    public BitRows found() {
        return found;
    }

    /** Records that the test could not decide on. */
    public long undecided() {
        return undecided.get();
    }

    /** Records that could not be read back from the disk. */
    public long unread() {
        return unread.get();
    }

    @Override
    public void close() {
        suspend();
    }
}
