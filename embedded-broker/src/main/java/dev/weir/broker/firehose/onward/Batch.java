package dev.weir.broker.firehose.onward;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records on their way, in a file, and what became of each of them so far: open, delivered or rejected. Not thread-safe.
 */
public final class Batch {

    private final Path file;
    private final String origin;
    private final int records;
    private final long bytes;
    private final UUID id = UUID.randomUUID();
    private final BitSet settled = new BitSet();
    private final Map<Integer, Rejection> rejections = new HashMap<>();
    private long deliveredBytes;

    /** Why a record was not taken. */
    public record Rejection(String code, String message) {}

    /** Takes records one after another. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        void visit(Parcel parcel) throws IOException, X;
    }

    Batch(Path file, String origin, int records, long bytes) {
        this.file = file;
        this.origin = origin;
        this.records = records;
        this.bytes = bytes;
    }

    /** The same over all attempts. */
    public UUID id() {
        return id;
    }

    /** The source of its records: together with their positions it names them for good. */
    public String origin() {
        return origin;
    }

    /** How many records there are, settled or not. */
    public int records() {
        return records;
    }

    /** How many bytes are in all records, settled or not. */
    public long bytes() {
        return bytes;
    }

    /** Reads the records that are neither delivered nor rejected, in their order. */
    public <X extends Exception> void open(Visitor<X> visitor) throws IOException, X {
        read(false, visitor);
    }

    /** Reads the records that were rejected, in their order. */
    public <X extends Exception> void rejected(Visitor<X> visitor) throws IOException, X {
        read(true, visitor);
    }

    private <X extends Exception> void read(boolean rejected, Visitor<X> visitor) throws IOException, X {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int index = 0; index < records; index++) {
                long position = in.readLong();
                int part = in.readInt();
                long arrivalMillis = in.readLong();
                int length = in.readInt();
                if (rejected ? rejections.containsKey(index) : !settled.get(index)) {
                    visitor.visit(new Parcel(index, position, part, arrivalMillis, in.readNBytes(length)));
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    /** A record was taken. */
    public void deliver(Parcel parcel) {
        deliver(parcel.index(), parcel.data().length);
    }

    /** A record of so many bytes was taken. */
    public void deliver(int index, int length) {
        if (!settled.get(index)) {
            settled.set(index);
            deliveredBytes += length;
        }
    }

    /** All records were taken. */
    public void deliverAll() {
        settled.set(0, records);
        deliveredBytes = bytes;
    }

    /** A record will never be taken. */
    public void reject(int index, String code, String message) {
        settled.set(index);
        rejections.put(index, new Rejection(code, message));
    }

    /** Nothing that is open will be taken. */
    public void rejectOpen(String code, String message) {
        Rejection rejection = new Rejection(code, message);
        for (int index = settled.nextClearBit(0); index < records; index = settled.nextClearBit(index + 1)) {
            settled.set(index);
            rejections.put(index, rejection);
        }
    }

    public Rejection rejection(int index) {
        Rejection rejection = rejections.get(index);
        if (rejection == null) {
            throw new IllegalStateException("Record " + index + " was not rejected");
        }
        return rejection;
    }

    /** Why records were not taken, each reason once, and not more of them than that. */
    public List<Rejection> reasons(int most) {
        return rejections.values().stream().distinct().limit(most).toList();
    }

    public int rejectedRecords() {
        return rejections.size();
    }

    public int openRecords() {
        return records - settled.cardinality();
    }

    public int deliveredRecords() {
        return settled.cardinality() - rejections.size();
    }

    public long deliveredBytes() {
        return deliveredBytes;
    }
}
