package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.Batch;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.FileProblems;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutErrors;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.RateLimit;
import dev.weir.app.send.SendTally;
import dev.weir.app.send.ShardMap;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Puts the records of a range of one stream into another, or counts what it would put. Each record is put once; a
 * checkpoint after each call says how far each shard has come.
 */
final class Replay extends Transfer {

    private static final int ATTEMPTS = 12;

    private final Supplier<KinesisClient> kinesis;
    private final RecordSource.Maker maker;
    private final RecordTest test;
    private final ReplayPlan plan;
    private final @Nullable FailedRecords failed;
    private final Checkpoint from;
    private final Pace pace;
    private final boolean dry;
    private final SendTally tally = new SendTally();
    private final List<OutgoingRecord> first;
    private volatile List<OutgoingRecord> pending = List.of();
    private volatile Checkpoint last;
    private volatile Checkpoint certain;
    private volatile @Nullable Instant to;
    private volatile DryRun.@Nullable Result counted;
    private volatile long total = -1;
    private volatile long firstMillis = -1;
    private volatile long reachedMillis = -1;

    /**
     * @param failed takes those that the target refuses, or null for a dry run
     */
    Replay(
            String title,
            Supplier<KinesisClient> kinesis,
            RecordSource.Maker maker,
            RecordTest test,
            ReplayPlan plan,
            @Nullable FailedRecords failed,
            Checkpoint from,
            Pace pace,
            boolean dry) {
        this(title, kinesis, maker, test, plan, failed, from, List.of(), pace, dry);
    }

    private Replay(
            String title,
            Supplier<KinesisClient> kinesis,
            RecordSource.Maker maker,
            RecordTest test,
            ReplayPlan plan,
            @Nullable FailedRecords failed,
            Checkpoint from,
            List<OutgoingRecord> first,
            Pace pace,
            boolean dry) {
        super(title);
        this.first = first;
        this.kinesis = kinesis;
        this.maker = maker;
        this.test = test;
        this.plan = plan;
        this.failed = failed;
        this.from = from;
        this.pace = pace;
        this.dry = dry;
        this.last = from;
        this.certain = from;
        didBefore(from.records(), from.bytes());
    }

    /** What a dry run counted, or null before its end. */
    DryRun.@Nullable Result counted() {
        return counted;
    }

    SendTally.Snapshot tally() {
        return tally.snapshot();
    }

    @Override
    TransferEnd work() throws IOException, InterruptedException {
        try (RecordSource source = maker.open(from.shards())) {
            total = source.total();
            to = source.to();
            return dry ? count(source) : send(source);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (pending.isEmpty() && !first.isEmpty() && last.equals(from)) {
                pending = first;
            }
            throw e;
        } finally {
            close();
        }
    }

    private void close() {
        if (failed != null) {
            try {
                failed.close();
            } catch (IOException e) {
                throw FileProblems.of(failed.file(), e);
            }
        }
    }

    private TransferEnd count(RecordSource source) throws IOException, InterruptedException {
        DryRun run = new DryRun(plan, ShardMap.read(kinesis.get(), plan.target()));
        for (TailedRecord record = source.next(); record != null; record = source.next()) {
            seen(record);
            if (test.keeps(record)) {
                run.count(outgoing(record), record.arrivalMillis());
                did(record.data().length);
            } else {
                report();
            }
        }
        DryRun.Result result = run.result();
        counted = result;
        return new TransferEnd(
                true,
                Text.of(
                        "Dry run: {0} records would go into {1}, nothing was sent.",
                        Format.count(result.records()), plan.target()),
                null,
                null,
                false);
    }

    private void seen(TailedRecord record) {
        if (firstMillis < 0) {
            firstMillis = record.arrivalMillis();
        }
        reachedMillis = record.arrivalMillis();
    }

    private @Nullable OutgoingRecord outgoing(TailedRecord record) {
        ImportedRecord as = new ImportedRecord(record.data(), record.partitionKey(), Map.of());
        try {
            return new OutgoingRecord(plan.keys().key(as), null, record.data());
        } catch (IllegalArgumentException e) {
            if (failed != null) {
                failed.add(record.partitionKey(), record.data(), "NoPartitionKey", String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private TransferEnd send(RecordSource source) throws IOException, InterruptedException {
        Positions positions = new Positions(from.shards());
        BatchSender sender = new BatchSender(
                kinesis.get(),
                plan.target(),
                ATTEMPTS,
                pace,
                tally,
                () -> Thread.currentThread().isInterrupted(),
                listener());
        ReplaySpacing spacing = new ReplaySpacing(plan.factor(), pace);
        RateLimit limit = new RateLimit(plan.perSecond(), pace);
        int most = plan.perSecond() > 0
                ? Math.clamp((long) (plan.perSecond() / 10), 1, PutLimits.RECORDS_A_CALL)
                : PutLimits.RECORDS_A_CALL;
        Batch batch = new Batch(most);
        for (OutgoingRecord record : first) {
            batch.add(record);
        }
        Positions ahead = new Positions(from.shards());
        for (TailedRecord record = source.next(); record != null; record = source.next()) {
            seen(record);
            OutgoingRecord out = test.keeps(record) ? outgoing(record) : null;
            if (out != null) {
                Duration wait = spacing.untilDue(record.arrivalMillis());
                if (!batch.isEmpty() && (!batch.takes(out) || wait.toMillis() > 20)) {
                    flush(batch, sender, limit, positions, ahead);
                }
                if (!wait.isZero()) {
                    pace.sleep(wait);
                }
                batch.add(out);
            } else {
                report();
            }
            ahead.passed(record);
            if (batch.isFull()) {
                flush(batch, sender, limit, positions, ahead);
            } else if (batch.isEmpty()) {
                positions.take(ahead);
            }
        }
        flush(batch, sender, limit, positions, ahead);
        positions.take(ahead);
        positions.finished(source.finished());
        checkpoint(positions);
        return ended(source);
    }

    private void flush(Batch batch, BatchSender sender, RateLimit limit, Positions positions, Positions ahead)
            throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        limit.await(batch.size());
        List<OutgoingRecord> left = sender.send(batch.take());
        positions.take(ahead);
        if (!left.isEmpty()) {
            // Ended between two attempts: those that were not taken go first when it is gone on with.
            pending = left;
            checkpoint(positions);
            throw new InterruptedException();
        }
        checkpoint(positions);
    }

    private void checkpoint(Positions positions) {
        Checkpoint now = new Checkpoint(positions.snapshot(), records(), bytes(), 0);
        last = now;
        if (pending.isEmpty()) {
            // In another run the call that was refused in part is made again as a whole: twice rather than never.
            certain = now;
        }
    }

    private TransferEnd ended(RecordSource source) {
        long refused = failed == null ? 0 : failed.count();
        String lost = source.trimmed().isEmpty()
                ? ""
                : Text.of(
                        " {0} went out of retention while it was being read; its last records are lost.",
                        String.join(", ", source.trimmed()));
        return new TransferEnd(
                refused == 0 && lost.isEmpty(),
                Text.of(
                        "{0} records were put into {1}.{2}{3}",
                        Format.count(records()), plan.target(), failures(), lost),
                null,
                failed == null || refused == 0 ? null : failed.file(),
                false);
    }

    private String failures() {
        return failed == null ? "" : failed.words();
    }

    private BatchSender.Listener listener() {
        return new BatchSender.Listener() {
            @Override
            public void took(OutgoingRecord record, String shardId, String sequenceNumber) {
                did(record.data().length);
            }

            @Override
            public void gaveUp(OutgoingRecord record, String code, String message) {
                if (failed != null) {
                    failed.add(record, code, PutErrors.words(code) + ". " + message);
                }
            }
        };
    }

    @Override
    TransferEnd cutShort(@Nullable Failure failure) {
        String why = failure == null ? Text.of("Cancelled.") : failure.what() + " " + failure.advice();
        String done = total >= 0
                ? Text.of("{0} of {1} records", Format.count(records()), Format.count(total))
                : Text.of("{0} records", Format.count(records()));
        return new TransferEnd(
                false,
                dry
                        ? Text.of("The dry run was cut short; nothing was sent. {0}", why)
                        : Text.of(
                                "Cut short. {0} were put into {1}{2}.{3} {4}",
                                done,
                                plan.target(),
                                reachedMillis < 0 ? "" : Text.of(", up to {0}", Instant.ofEpochMilli(reachedMillis)),
                                failures() + onTheirWay(),
                                why),
                failure,
                failed == null || failed.count() == 0 ? null : failed.file(),
                maker.resumable() && !dry);
    }

    private String onTheirWay() {
        return pending.isEmpty()
                ? ""
                : Text.of(
                        " {0} more were refused for now; they go first when it is gone on with.",
                        Format.count(pending.size()));
    }

    private RecordSource.Maker rest() {
        Instant end = to;
        return maker instanceof StreamSource stream && end != null ? stream.until(end) : maker;
    }

    @Override
    @Nullable SavedTransfer saved() {
        String holding = test.text();
        return !dry && failed != null && holding != null && rest() instanceof StreamSource stream
                ? SavedTransfer.of(stream, holding, plan, failed.file(), certain)
                : null;
    }

    @Override
    Replay resumed() {
        RecordSource.Maker same = rest();
        FailedRecords again = failed == null ? null : new FailedRecords(failed.file());
        return new Replay(title(), kinesis, same, test, plan, again, last, pending, pace, dry);
    }

    @Override
    public double share() {
        long all = total;
        if (all > 0) {
            return Math.min(1, (double) records() / all);
        }
        Instant until = to;
        if (until == null || firstMillis < 0) {
            return -1;
        }
        double whole = until.toEpochMilli() - (double) firstMillis;
        return whole <= 0 ? -1 : Math.clamp((reachedMillis - firstMillis) / whole, 0, 1);
    }

    @Override
    public String progress() {
        long throttled = tally.snapshot().throttled();
        return super.progress() + (throttled == 0 ? "" : Text.of(" · {0} throttled", Format.count(throttled)));
    }

    @Override
    public String ifEnded() {
        return dry
                ? Text.of("Nothing was sent.")
                : Text.of("What was put stays; where it ended is written down, so that it can go on.");
    }
}
