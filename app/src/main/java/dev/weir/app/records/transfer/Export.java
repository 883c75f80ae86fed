package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.FileProblems;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes records into a file. A file that is not whole has {@code incomplete} in its name. */
final class Export extends Transfer {

    private static final int SAMPLE_RECORDS = 1_000;
    private static final long SAMPLE_BYTES = 8L << 20;
    private static final long CHECKPOINT_NANOS = Duration.ofSeconds(2).toNanos();

    private final RecordSource.Maker maker;
    private final RecordTest test;
    private final ExportPlan plan;
    private final Path target;
    private final Path part;
    private final Checkpoint from;
    private final List<String> columns;
    private volatile long total = -1;
    private final AtomicLong looked = new AtomicLong();
    private volatile Checkpoint last;
    private volatile @Nullable Instant to;
    private volatile Instant reached = Instant.EPOCH;
    private volatile Instant firstSeen = Instant.EPOCH;
    private volatile List<String> usedColumns = List.of();

    Export(RecordSource.Maker maker, RecordTest test, ExportPlan plan, Path target) {
        this(maker, test, plan, target, null, Checkpoint.START, List.of());
    }

    /**
     * Goes on with an earlier one.
     *
     * @param part the incomplete file, or null for a fresh one
     */
    Export(
            RecordSource.Maker maker,
            RecordTest test,
            ExportPlan plan,
            Path target,
            @Nullable Path part,
            Checkpoint from,
            List<String> columns) {
        super(Text.of("Export to {0}", target.getFileName()));
        this.maker = maker;
        this.test = test;
        this.plan = plan;
        this.target = target;
        // Records are gathered for Parquet as lines, and those are what is there when it is cut short.
        Path named = plan.format() == ExportPlan.Format.PARQUET
                ? target.resolveSibling(target.getFileName() + ".jsonl")
                : target;
        this.part = part == null ? PartFile.partOf(named) : part;
        this.from = from;
        this.columns = columns;
        this.usedColumns = columns;
        this.last = from;
        didBefore(from.records(), from.bytes());
    }

    @Override
    TransferEnd work() throws InterruptedException {
        try (RecordSource source = maker.open(from.shards())) {
            total = source.total();
            to = source.to();
            return write(source);
        } catch (IOException e) {
            throw FileProblems.of(part, e);
        }
    }

    private TransferEnd write(RecordSource source) throws IOException, InterruptedException {
        Positions positions = new Positions(from.shards());
        boolean gzip = plan.gzip() && plan.format() != ExportPlan.Format.PARQUET;
        Set<String> lost;
        RecordWriter writer;
        try (PartFile file = PartFile.open(target, part, gzip, from.length())) {
            List<TailedRecord> first = plan.fields() && columns.isEmpty() ? sample(source) : List.of();
            writer = writer(first);
            usedColumns = writer.columns();
            if (from.length() == 0) {
                writer.begin(file.out());
            }
            try {
                for (TailedRecord record : first) {
                    one(record, writer, file, positions);
                }
                all(source, writer, file, positions);
            } catch (InterruptedException | RuntimeException e) {
                // What is in the file up to here can be gone on with; after a failure to write only the last
                // checkpoint.
                last = checkpoint(file, positions);
                throw e;
            }
            last = checkpoint(file, positions);
            lost = source.trimmed();
            if (!lost.isEmpty()) {
                return lost(lost);
            }
            if (plan.format() != ExportPlan.Format.PARQUET) {
                file.finish();
            }
        }
        if (plan.format() == ExportPlan.Format.PARQUET) {
            Parquet.convert(part, target, plan.metadata());
            Files.delete(part);
        }
        return new TransferEnd(
                true,
                Text.of(
                                "{0} are in {1} ({2}). {3}",
                                counted(records()), target.getFileName(), plan.words(), writer.note())
                        .strip(),
                null,
                target,
                false);
    }

    private List<TailedRecord> sample(RecordSource source) throws IOException, InterruptedException {
        List<TailedRecord> first = new ArrayList<>();
        long bytes = 0;
        while (first.size() < SAMPLE_RECORDS && bytes < SAMPLE_BYTES) {
            TailedRecord record = source.next();
            if (record == null) {
                break;
            }
            first.add(record);
            bytes += record.weight();
        }
        return first;
    }

    private RecordWriter writer(List<TailedRecord> first) {
        return switch (plan.format()) {
            case JSON_LINES -> new JsonLinesWriter(plan.metadata());
            case CSV ->
                plan.fields()
                        ? new CsvFieldsWriter(
                                plan.metadata(),
                                columns.isEmpty()
                                        ? CsvFieldsWriter.fieldsOf(first.stream()
                                                .filter(test::keeps)
                                                .toList())
                                        : columns)
                        : new CsvWriter(plan.metadata());
            case RAW -> new RawWriter(plan.lines());
            case PARQUET -> Parquet.gathering();
        };
    }

    private void all(RecordSource source, RecordWriter writer, PartFile file, Positions positions)
            throws IOException, InterruptedException {
        long next = System.nanoTime() + CHECKPOINT_NANOS;
        for (TailedRecord record = source.next(); record != null; record = source.next()) {
            one(record, writer, file, positions);
            if (System.nanoTime() > next) {
                positions.finished(source.finished());
                last = checkpoint(file, positions);
                next = System.nanoTime() + CHECKPOINT_NANOS;
            }
        }
    }

    private void one(TailedRecord record, RecordWriter writer, PartFile file, Positions positions) throws IOException {
        looked.incrementAndGet();
        reached = Instant.ofEpochMilli(record.arrivalMillis());
        if (firstSeen.equals(Instant.EPOCH)) {
            firstSeen = reached;
        }
        if (test.keeps(record)) {
            writer.write(record, file.out());
            did(record.data().length);
        } else {
            report();
        }
        positions.passed(record);
    }

    private Checkpoint checkpoint(PartFile file, Positions positions) throws IOException {
        return new Checkpoint(positions.snapshot(), records(), bytes(), file.checkpoint());
    }

    private TransferEnd lost(Set<String> shards) {
        return new TransferEnd(
                false,
                Text.of(
                        "Cut short: {0} went out of retention while it was being read, and its last records are lost. {1} are in {2}.",
                        String.join(", ", shards), counted(records()), part.getFileName()),
                null,
                part,
                false);
    }

    @Override
    TransferEnd cutShort(@Nullable Failure failure) {
        String why = failure == null ? Text.of("Cancelled.") : failure.what() + " " + failure.advice();
        String how = total >= 0
                ? Text.of("{0} of {1} are in {2}.", Format.count(last.records()), counted(total), part.getFileName())
                : Text.of(
                        "{0} are in {1}, up to {2} of {3}.",
                        counted(last.records()),
                        part.getFileName(),
                        last.records() == 0 ? Text.of("the beginning") : reached.toString(),
                        to == null ? Text.of("now") : to.toString());
        return new TransferEnd(
                false,
                Text.of("Cut short. {0} {1}", how, why),
                failure,
                Files.exists(part) ? part : null,
                maker.resumable());
    }

    private static String counted(long records) {
        return Text.count(records, "{0} record", "{0} records");
    }

    private RecordSource.Maker rest() {
        Instant end = to;
        return maker instanceof StreamSource stream && end != null ? stream.until(end) : maker;
    }

    @Override
    @Nullable SavedTransfer saved() {
        String holding = test.text();
        return holding != null && rest() instanceof StreamSource stream
                ? SavedTransfer.of(stream, holding, plan, target, part, usedColumns, last)
                : null;
    }

    @Override
    Export resumed() {
        RecordSource.Maker same = rest();
        return new Export(same, test, plan, target, part, last, usedColumns);
    }

    @Override
    public double share() {
        long all = total;
        if (all > 0) {
            return Math.min(1, (double) looked.get() / all);
        }
        Instant until = to;
        if (until == null || firstSeen.equals(Instant.EPOCH)) {
            return -1;
        }
        double whole = Duration.between(firstSeen, until).toMillis();
        return whole <= 0 ? -1 : Math.clamp(Duration.between(firstSeen, reached).toMillis() / whole, 0, 1);
    }

    @Override
    public String ifEnded() {
        return maker.resumable()
                ? Text.of("The file stays incomplete, and can be gone on with later.")
                : Text.of("The file stays incomplete.");
    }
}
