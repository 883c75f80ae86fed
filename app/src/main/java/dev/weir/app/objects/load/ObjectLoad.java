package dev.weir.app.objects.load;

import dev.weir.app.fx.Pace;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.send.Batch;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutErrors;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.RateLimit;
import dev.weir.app.send.SendTally;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Puts the records of objects into a stream by PutRecords; those that are throttled are sent again. */
public final class ObjectLoad implements Undertaking<ObjectLoad.End> {

    private static final int ATTEMPTS = 12;

    private final LoadSource source;
    private final LoadPlan plan;
    private final Supplier<KinesisClient> kinesis;
    private final Pace pace;
    private final long expected;
    private final SendTally tally = new SendTally();
    private final AtomicLong noKey = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private volatile boolean stopped;
    private volatile @Nullable End ended;

    /**
     * What became of it.
     *
     * @param whole whether every record was taken
     * @param words one or two sentences
     */
    public record End(boolean whole, String words) {}

    /** @param expected records, as a dry run counted them, or −1 */
    public ObjectLoad(LoadSource source, LoadPlan plan, Supplier<KinesisClient> kinesis, Pace pace, long expected) {
        this.source = source;
        this.plan = plan;
        this.kinesis = kinesis;
        this.pace = pace;
        this.expected = expected;
    }

    /** Sends no more; what was sent stays. */
    public void stop() {
        stopped = true;
    }

    @Override
    public End call() throws IOException {
        try {
            End end = load();
            ended = end;
            return end;
        } catch (IOException | RuntimeException e) {
            ended = end(Text.of("Cut short."));
            throw e;
        }
    }

    /** What came of it, or null while it goes on: told also where it was cancelled and nobody hears its end. */
    public @Nullable End ended() {
        return ended;
    }

    private End load() throws IOException {
        BatchSender sender =
                new BatchSender(kinesis.get(), plan.target(), ATTEMPTS, pace, tally, this::ending, BatchSender.DEAF);
        RateLimit limit = new RateLimit(plan.perSecond(), pace);
        int most = plan.perSecond() > 0
                ? Math.clamp((long) (plan.perSecond() / 10), 1, PutLimits.RECORDS_A_CALL)
                : PutLimits.RECORDS_A_CALL;
        Batch batch = new Batch(most);
        try {
            source.read(new LoadSource.Sink() {
                @Override
                public void record(byte[] data) throws InterruptedException {
                    OutgoingRecord record = plan.outgoing(data);
                    if (record == null) {
                        noKey.incrementAndGet();
                        return;
                    }
                    if (!batch.takes(record)) {
                        flush(batch, sender, limit);
                    }
                    batch.add(record);
                    if (batch.isFull()) {
                        flush(batch, sender, limit);
                    }
                }

                @Override
                public void leftOut(StoredObject object) {
                    leftOut.incrementAndGet();
                }
            });
            flush(batch, sender, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(Text.of("Stopped."));
        }
        return end("");
    }

    private boolean ending() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    private void flush(Batch batch, BatchSender sender, RateLimit limit) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        if (ending()) {
            throw new InterruptedException();
        }
        limit.await(batch.size());
        List<OutgoingRecord> left = sender.send(batch.take());
        if (!left.isEmpty()) {
            throw new InterruptedException();
        }
    }

    private End end(String before) {
        SendTally.Snapshot now = tally.snapshot();
        StringBuilder words = new StringBuilder(before.isEmpty() ? "" : before + " ")
                .append(Text.count(
                        now.sent(), "{0} record was put into {1}.", "{0} records were put into {1}.", plan.target()));
        if (now.failed() > 0) {
            words.append(' ')
                    .append(Text.of(
                            "{0} were refused ({1}).",
                            Format.count(now.failed()),
                            now.errors().keySet().stream().map(PutErrors::words).collect(Collectors.joining("; "))));
        }
        if (noKey.get() > 0) {
            words.append(' ')
                    .append(Text.of("{0} have no key by the rule and were left out.", Format.count(noKey.get())));
        }
        if (leftOut.get() > 0) {
            words.append(' ')
                    .append(Text.of("{0} objects have no records that could be put.", Format.count(leftOut.get())));
        }
        boolean whole = before.isEmpty() && now.failed() == 0 && noKey.get() == 0 && leftOut.get() == 0;
        return new End(whole, words.toString());
    }

    /** What was put and refused so far. */
    public SendTally.Snapshot soFar() {
        return tally.snapshot();
    }

    @Override
    public String progress() {
        SendTally.Snapshot now = tally.snapshot();
        String put = expected < 0
                ? Text.of("{0} records", Format.count(now.sent()))
                : Text.of("{0} of {1} records", Format.count(now.sent()), Format.count(expected));
        return put
                + (now.throttled() == 0 ? "" : " · " + Text.of("{0} throttled", Format.count(now.throttled())))
                + (now.failed() == 0 ? "" : " · " + Text.of("{0} refused", Format.count(now.failed())));
    }

    @Override
    public double share() {
        return expected <= 0 ? -1 : Math.min(1, tally.snapshot().sent() / (double) expected);
    }

    @Override
    public String ifEnded() {
        return Text.of("What was put stays in the stream; the rest is not put.");
    }

    /** Counts what would be put. Blocks. */
    static LoadCount.Result count(LoadSource source, LoadPlan plan, LoadCount count)
            throws IOException, InterruptedException {
        source.read(new LoadSource.Sink() {
            @Override
            public void record(byte[] data) {
                count.add(plan.outgoing(data));
            }

            @Override
            public void leftOut(StoredObject object) {
                count.leftOut();
            }
        });
        return count.result();
    }
}
