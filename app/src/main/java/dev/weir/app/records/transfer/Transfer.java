package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way, into a file, out of one, or from stream to stream. It ends by itself or when its thread is
 * interrupted, and always says how it ended; it never throws. Its figures may be read on any thread.
 */
abstract class Transfer implements Undertaking<TransferEnd> {

    private static final long REPORT_NANOS = 200_000_000;

    private final String title;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final long begun = System.nanoTime();
    private volatile Runnable onChange = () -> {};
    private volatile @Nullable TransferEnd end;
    private volatile long endedAt;
    private long reported;

    /** @param title what a person would call it, for instance {@code Export orders to orders.jsonl} */
    Transfer(String title) {
        this.title = title;
    }

    /** What is asked: does the work and says how it ended. May be interrupted. */
    abstract TransferEnd work() throws Exception;

    /** What is said when the work was cut short; {@code failure} is null if a person cancelled it. */
    abstract TransferEnd cutShort(@Nullable Failure failure);

    /** What is to be written down so that it can be gone on with in another run, or null. Any thread. */
    @Nullable SavedTransfer saved() {
        return null;
    }

    /** The same again from where it ended. Only for one that says it is resumable. */
    abstract Transfer resumed();

    @Override
    public final TransferEnd call() {
        TransferEnd how;
        try {
            how = work();
        } catch (InterruptedException e) {
            how = cutShort(null);
        } catch (Exception e) {
            how = Thread.currentThread().isInterrupted() ? cutShort(null) : cutShort(Failures.of(e, title));
        }
        endedAt = System.nanoTime();
        end = how;
        onChange.run();
        return how;
    }

    /** Run on any thread, a few times a second while something happens and at the end. */
    final void onChange(Runnable listener) {
        onChange = listener;
    }

    final String title() {
        return title;
    }

    /** How it ended, or null while it runs. */
    final @Nullable TransferEnd end() {
        return end;
    }

    final long records() {
        return records.get();
    }

    final long bytes() {
        return bytes.get();
    }

    /** Records a second since it began. */
    final double perSecond() {
        double seconds = ((end == null ? System.nanoTime() : endedAt) - begun) / 1e9;
        return seconds <= 0 ? 0 : records.get() / seconds;
    }

    /** One more record was dealt with. */
    final void did(int size) {
        records.incrementAndGet();
        bytes.addAndGet(size);
        report();
    }

    /** What an earlier part did. */
    final void didBefore(long itsRecords, long itsBytes) {
        records.set(itsRecords);
        bytes.set(itsBytes);
    }

    /** Tells the listener, but not too often. Called on the transfer's thread only. */
    final void report() {
        long now = System.nanoTime();
        if (now - reported > REPORT_NANOS) {
            reported = now;
            onChange.run();
        }
    }

    @Override
    public String progress() {
        return Text.of(
                "{0} records · {1} · {2}",
                Format.count(records()), Format.bytes((double) bytes()), Format.recordsPerSecond(perSecond()));
    }

    @Override
    public double share() {
        return -1;
    }
}
