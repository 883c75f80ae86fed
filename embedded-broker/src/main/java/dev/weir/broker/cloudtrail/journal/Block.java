package dev.weir.broker.cloudtrail.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A run of events that is kept as one row.
 *
 * @param number from 1 on, without gaps
 * @param first the sequence of its first event
 * @param oldest the earliest time in it, in milliseconds
 * @param newest the latest
 * @param before the chain's hash before its first event
 * @param after the chain's hash after its last
 */
@SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals where it matters
record Block(long number, long first, int events, long oldest, long newest, byte[] before, byte[] after) {

    /** As many events as a block has when it is full. */
    static final int FULL = 256;

    /** A block is full too with so many bytes of events. */
    static final int FULL_BYTES = 512 * 1024;

    private static final int LARGEST = 64 * 1024 * 1024;

    long last() {
        return first + events - 1;
    }

    /** Packs events' bytes, each after its length. */
    static byte[] pack(List<byte[]> events) {
        int size = events.stream().mapToInt(event -> 4 + event.length).sum();
        ByteBuffer plain = ByteBuffer.allocate(4 + size).putInt(size);
        events.forEach(event -> plain.putInt(event.length).put(event));
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain.array(), 4, size);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(size / 6 + 64);
            packed.write(plain.array(), 0, 4);
            byte[] buffer = new byte[16 * 1024];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * The events' bytes.
     *
     * @throws DamagedJournalException if they were not packed here
     */
    static List<ByteBuffer> unpack(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            int size = ByteBuffer.wrap(packed).getInt();
            if (size < 0 || size > LARGEST) {
                throw new DataFormatException("a block of " + size + " bytes");
            }
            byte[] plain = new byte[size];
            inflater.setInput(packed, 4, packed.length - 4);
            int read = 0;
            while (read < size) {
                int more = inflater.inflate(plain, read, size - read);
                if (more == 0) {
                    throw new DataFormatException("it ends early");
                }
                read += more;
            }
            return split(plain);
        } catch (DataFormatException | RuntimeException e) {
            throw new DamagedJournalException("A block cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static List<ByteBuffer> split(byte[] plain) {
        List<ByteBuffer> events = new ArrayList<>();
        int at = 0;
        while (at < plain.length) {
            int length = ByteBuffer.wrap(plain, at, 4).getInt();
            events.add(ByteBuffer.wrap(plain, at + 4, length).slice());
            at += 4 + length;
        }
        return events;
    }
}
