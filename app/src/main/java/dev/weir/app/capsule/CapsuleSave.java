package dev.weir.app.capsule;

import dev.weir.app.capsule.file.CapsuleWriter;
import dev.weir.app.capsule.file.Manifest;
import dev.weir.app.capsule.file.SavedDelivery;
import dev.weir.app.capsule.file.SavedRecord;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Pace;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.records.transfer.ScanRange;
import dev.weir.app.records.transfer.StreamReading;
import dev.weir.app.send.FileBytes;
import dev.weir.app.send.FileProblems;
import dev.weir.app.send.HashKeys;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads an account and writes a capsule. What is refused is left out and said; interrupted, it writes the manifest over what
 * it has, which then says that the rest is missing. The file has its name only once it is a capsule.
 */
public final class CapsuleSave implements Undertaking<SaveEnd> {

    private final Clients clients;
    private final SavePlan plan;
    private final Path target;
    private final InstantSource clock;
    private final Pace pace;
    private final String program;
    private final List<String> notes = new ArrayList<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile String now = "";
    private volatile double share;
    private volatile @Nullable SaveEnd end;
    private volatile Runnable onEnd = () -> {};
    private boolean missing;

    /** @param program who writes it, for instance {@code Weir 1.0} */
    public CapsuleSave(Clients clients, SavePlan plan, Path target, InstantSource clock, Pace pace, String program) {
        this.clients = clients;
        this.plan = plan;
        this.target = target;
        this.clock = clock;
        this.pace = pace;
        this.program = program;
    }

    @Override
    public SaveEnd call() {
        Path part = target.resolveSibling(target.getFileName() + ".incomplete");
        try {
            Manifest manifest = write(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            SaveEnd how = end(manifest);
            end = how;
            onEnd.run();
            return how;
        } catch (IOException e) {
            delete(part);
            throw FileProblems.of(target, e);
        } catch (RuntimeException e) {
            delete(part);
            throw e;
        }
    }

    /** Run on its thread once there is an end, also one that was cut short. */
    void onEnd(Runnable listener) {
        onEnd = listener;
    }

    /** How it ended, or null while it runs or if it failed. */
    @Nullable SaveEnd ended() {
        return end;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(CapsuleSave.class.getName())
                    .log(System.Logger.Level.WARNING, "An incomplete capsule could not be deleted.", e);
        }
    }

    private SaveEnd end(Manifest manifest) {
        String what = Text.of(
                "{0} holds {1} and {2} ({3}).",
                target.getFileName(),
                Text.count(manifest.streams().size(), "{0} stream", "{0} streams"),
                Text.count(manifest.records(), "{0} record", "{0} records"),
                Format.bytes((double) size()));
        String sentence = manifest.complete() ? what : what + " " + Text.of("It was cut short.");
        return new SaveEnd(manifest.complete(), sentence, manifest.notes(), target);
    }

    private long size() {
        return target.toFile().length();
    }

    private Manifest write(Path part) throws IOException {
        Files.deleteIfExists(part);
        // Not a channel of its own: an interruption would close that before the manifest is written.
        try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw");
                CapsuleWriter writer = new CapsuleWriter(new BufferedOutputStream(new FileBytes(file), 64 << 10))) {
            try {
                all(writer);
            } catch (InterruptedException | AbortedException e) {
                missing = true;
                // The rest is written whole, as it takes no time.
                Thread.interrupted();
                notes.addFirst(Text.of("Saving was cancelled: what comes after is missing."));
            }
            Manifest manifest = writer.finish(about());
            file.getFD().sync();
            return manifest;
        }
    }

    private Manifest about() {
        return new Manifest(
                "",
                0,
                UUID.randomUUID().toString(),
                clock.instant().toString(),
                program,
                plan.origin(),
                plan.region(),
                !missing,
                notes,
                plan.masks().any(),
                List.of(),
                List.of());
    }

    /** The small parts first, so that a cut costs records only. */
    private void all(CapsuleWriter writer) throws IOException, InterruptedException {
        if (!plan.queries().isEmpty()) {
            writer.queries(plan.queries());
        }
        if (plan.layout() != null) {
            writer.layout(plan.layout());
        }
        deliveries(writer);
        int done = 0;
        for (String name : plan.streams()) {
            now = name;
            share = done++ / (double) plan.streams().size();
            stream(writer, name, 1.0 / plan.streams().size());
        }
    }

    private void deliveries(CapsuleWriter writer) throws IOException, InterruptedException {
        List<SavedDelivery> saved = new ArrayList<>();
        for (String name : plan.deliveries()) {
            now = name;
            alive();
            try {
                SavedDelivery delivery = DeliveryRequests.read(clients.firehose(), name);
                if (delivery == null) {
                    missing = true;
                    notes.add(Text.of("The delivery stream {0} has a destination that capsules can't hold.", name));
                } else {
                    saved.add(delivery);
                }
            } catch (AbortedException e) {
                throw e;
            } catch (SdkException e) {
                missing = true;
                notes.add(Notes.delivery(name, e));
            }
        }
        if (!saved.isEmpty()) {
            writer.deliveries(saved);
        }
    }

    private static void alive() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void stream(CapsuleWriter writer, String name, double part) throws IOException, InterruptedException {
        alive();
        StreamPart stream;
        try {
            stream = StreamFacts.read(clients.kinesis(), name, pace, notes);
        } catch (AbortedException e) {
            throw e;
        } catch (SdkException e) {
            missing = true;
            notes.add(Notes.stream(name, e));
            return;
        }
        CapsuleWriter.Records out = writer.stream(stream);
        double before = share;
        if (plan.mostRecords() > 0) {
            try {
                Instant now = clock.instant();
                Instant to = plan.to() == null || plan.to().isAfter(now) ? now : plan.to();
                NewestPart newest = NewestPart.of(
                        (first, last) -> count(name, first, last),
                        plan.from(),
                        now.minus(Duration.ofHours(stream.retentionHours() + 1)),
                        to,
                        plan.mostRecords());
                try (StreamReading in = reading(name, newest.from(), to)) {
                    records(writer, stream, in, out, newest.skip(), before, part);
                }
            } catch (AbortedException e) {
                throw e;
            } catch (SdkException e) {
                missing = true;
                notes.add(Notes.records(name, e));
            }
        }
        out.end();
    }

    private StreamReading reading(String name, @Nullable Instant from, Instant to) {
        return StreamReading.of(clients.kinesis(), name, new ScanRange(null, from, to), clock, pace);
    }

    private long count(String name, @Nullable Instant from, Instant to) throws InterruptedException {
        long count = 0;
        try (StreamReading in = reading(name, from, to)) {
            while (in.next() != null) {
                count++;
            }
        }
        return count;
    }

    /** @param skip how many are older than the newest that are wanted */
    private void records(
            CapsuleWriter writer,
            StreamPart stream,
            StreamReading in,
            CapsuleWriter.Records out,
            long skip,
            double before,
            double part)
            throws IOException, InterruptedException {
        Map<String, ShardPart> shards = new HashMap<>();
        stream.shards().forEach(shard -> shards.put(shard.shardId(), shard));
        long older = 0;
        for (TailedRecord record = in.next(); record != null; record = in.next()) {
            if (older < skip) {
                older++;
                continue;
            }
            if (out.count() >= plan.mostRecords()) {
                // Those that came while the others were counted.
                break;
            }
            if (writer.full()) {
                missing = true;
                notes.add(Text.of("{0}: a capsule can't be larger, so later records are missing.", stream.name()));
                return;
            }
            ShardPart shard = shards.get(record.shardId());
            if (shard == null) {
                // It was made by a split or merge after the shards were listed.
                missing = true;
                notes.add(Text.of(
                        "{0} was resharded while it was saved: records of {1} are missing.",
                        stream.name(), record.shardId()));
                return;
            }
            out.add(saved(record, shard));
            records.incrementAndGet();
            bytes.addAndGet(record.data().length);
            share = before + part * Math.min(1, out.count() / (double) plan.mostRecords());
        }
        if (skip > 0) {
            notes.add(Text.of(
                    "{0}: the newest {1} records of the range are in the capsule; there are older ones.",
                    stream.name(), Format.count(out.count())));
        }
        if (!in.trimmed().isEmpty()) {
            missing = true;
            notes.add(Text.of(
                    "{0}: {1} went out of retention while it was read, and its last records are missing.",
                    stream.name(), String.join(", ", in.trimmed())));
        }
    }

    private SavedRecord saved(TailedRecord record, ShardPart shard) {
        String key = plan.masks().structured(record.partitionKey());
        return new SavedRecord(
                record.shardId(),
                record.sequenceNumber(),
                Instant.ofEpochMilli(record.arrivalMillis()).toString(),
                key,
                shard.takes(HashKeys.of(key)) ? "" : shard.from(),
                plan.masks().data(record.data()));
    }

    @Override
    public String progress() {
        return Text.of(
                "{0} · {1} · {2}",
                now, Text.count(records.get(), "{0} record", "{0} records"), Format.bytes((double) bytes.get()));
    }

    @Override
    public double share() {
        return share;
    }

    @Override
    public String ifEnded() {
        return Text.of("The capsule will hold what was saved so far, and say that the rest is missing.");
    }
}
