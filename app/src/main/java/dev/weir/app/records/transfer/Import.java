package dev.weir.app.records.transfer;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.Batch;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.FileProblems;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.PutErrors;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.RateLimit;
import dev.weir.app.send.SendTally;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Puts the records of a file into a stream. What the service would not take is kept in a file beside it. */
final class Import extends Transfer {

    private static final int ATTEMPTS = 10;

    private final Supplier<KinesisClient> kinesis;
    private final Path file;
    private final ImportForm form;
    private final KeyRule keys;
    private final String streamName;
    private final double perSecond;
    private final Pace pace;
    private final long skip;
    private final List<OutgoingRecord> first;
    private volatile List<OutgoingRecord> pending = List.of();
    private final SendTally tally = new SendTally();
    private final FailedRecords failed;
    private volatile long passed;

    /**
     * @param perSecond records a second at most, 0 for as fast as the stream takes them
     */
    Import(
            Supplier<KinesisClient> kinesis,
            Path file,
            ImportForm form,
            KeyRule keys,
            String streamName,
            double perSecond,
            Pace pace) {
        this(kinesis, file, form, keys, streamName, perSecond, pace, 0, List.of());
    }

    private Import(
            Supplier<KinesisClient> kinesis,
            Path file,
            ImportForm form,
            KeyRule keys,
            String streamName,
            double perSecond,
            Pace pace,
            long skip,
            List<OutgoingRecord> first) {
        super(Text.of("Import {0} into {1}", file.getFileName(), streamName));
        this.kinesis = kinesis;
        this.file = file;
        this.form = form;
        this.keys = keys;
        this.streamName = streamName;
        this.perSecond = perSecond;
        this.pace = pace;
        this.skip = skip;
        this.first = first;
        this.passed = skip;
        this.failed = new FailedRecords(file.resolveSibling(file.getFileName() + ".failed.jsonl"));
    }

    @Override
    TransferEnd work() throws InterruptedException {
        try (RecordReader reader = form.open(file);
                failed) {
            for (long i = 0; i < skip; i++) {
                reader.next();
            }
            send(reader);
        } catch (InterruptedException | RuntimeException e) {
            if (pending.isEmpty() && passed == skip) {
                pending = first;
            }
            throw e;
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
        return new TransferEnd(
                failed.count() == 0,
                Text.of(
                        "{0} records of {1} were put into {2}.{3}",
                        Format.count(tally.snapshot().sent()), file.getFileName(), streamName, failed.words()),
                null,
                failed.count() == 0 ? null : failed.file(),
                false);
    }

    private void send(RecordReader reader) throws IOException, InterruptedException {
        BatchSender sender = new BatchSender(
                kinesis.get(),
                streamName,
                ATTEMPTS,
                pace,
                tally,
                () -> Thread.currentThread().isInterrupted(),
                listener());
        RateLimit limit = new RateLimit(perSecond, pace);
        int most = perSecond > 0 ? Math.clamp((long) (perSecond / 10), 1, PutLimits.RECORDS_A_CALL) : 500;
        Batch batch = new Batch(most);
        first.forEach(batch::add);
        long read = skip;
        for (ImportedRecord record = next(reader, read); record != null; record = next(reader, read)) {
            read++;
            OutgoingRecord out = outgoing(record);
            if (out == null) {
                if (batch.isEmpty()) {
                    passed = read;
                }
                continue;
            }
            if (!batch.takes(out)) {
                flush(batch, sender, limit, read - 1);
            }
            batch.add(out);
            if (batch.isFull()) {
                flush(batch, sender, limit, read);
            }
        }
        flush(batch, sender, limit, read);
    }

    private @Nullable ImportedRecord next(RecordReader reader, long read) throws IOException, InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        try {
            return reader.next();
        } catch (IllegalArgumentException e) {
            throw new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    String.valueOf(e.getMessage()),
                    Text.of(
                            "{0} records before it were read. Correct the file, then go on from there.",
                            Format.count(read)),
                    e);
        }
    }

    private @Nullable OutgoingRecord outgoing(ImportedRecord record) {
        String key;
        try {
            key = keys.key(record);
        } catch (IllegalArgumentException e) {
            failed.add(
                    record.partitionKey() == null ? "" : record.partitionKey(),
                    record.data(),
                    "NoPartitionKey",
                    String.valueOf(e.getMessage()));
            return null;
        }
        OutgoingRecord out = new OutgoingRecord(key, null, record.data());
        if (out.size() > PutLimits.MOST_BYTES_A_CALL) {
            failed.add(out, "TooLarge", Text.of("A record holds 10 MiB at most, key included."));
            return null;
        }
        return out;
    }

    private void flush(Batch batch, BatchSender sender, RateLimit limit, long readTo) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        limit.await(batch.size());
        List<OutgoingRecord> all = batch.take();
        List<OutgoingRecord> left = sender.send(all);
        if (!left.isEmpty()) {
            // Ended between two attempts: those that were not taken go first when it is gone on with.
            pending = left;
            passed = readTo;
            throw new InterruptedException();
        }
        passed = readTo;
    }

    private BatchSender.Listener listener() {
        return new BatchSender.Listener() {
            @Override
            public void took(OutgoingRecord record, String shardId, String sequenceNumber) {
                did(record.size());
            }

            @Override
            public void gaveUp(OutgoingRecord record, String code, String message) {
                failed.add(record, code, PutErrors.words(code) + ". " + message);
            }
        };
    }

    @Override
    TransferEnd cutShort(@Nullable Failure failure) {
        String why = failure == null ? Text.of("Cancelled.") : failure.what() + " " + failure.advice();
        return new TransferEnd(
                false,
                Text.of(
                        "Cut short. {0} records of {1} were put into {2}.{3} {4}",
                        Format.count(tally.snapshot().sent()), file.getFileName(), streamName, failed.words(), why),
                failure,
                failed.count() == 0 ? null : failed.file(),
                Files.exists(file));
    }

    /** Refusals by kind, throttles and latency. */
    SendTally.Snapshot tally() {
        return tally.snapshot();
    }

    @Override
    Import resumed() {
        return new Import(kinesis, file, form, keys, streamName, perSecond, pace, passed, pending);
    }

    @Override
    public String progress() {
        long throttled = tally.snapshot().throttled();
        return super.progress() + (throttled == 0 ? "" : Text.of(" · {0} throttled", Format.count(throttled)));
    }

    @Override
    public String ifEnded() {
        return Text.of("What was put stays in the stream; the rest of the file is not sent.");
    }
}
