package dev.weir.broker.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The head of a frame; a segment file is its {@link SegmentHeader} and then frames without a gap. In the file: the salt
 * (8 bytes), the kind, the number of table entries, the payload's length, the frame's number (4 each), the durable
 * position (8), a CRC-32C (4) of the salt, the head and that part of the payload which is not checked block by block.
 *
 * @param entries how many {@link BlockEntry} the payload begins with
 * @param payloadBytes how many bytes follow the head
 * @param number counts the frames of the file from 0
 * @param durableTo how far the file was known to be on the disk when the frame was written. A frame that cannot be read
 *     before that position is damage; from there on it can be what a kill or a power cut left of one.
 */
record Frame(Kind kind, int entries, int payloadBytes, int number, long durableTo) {

    enum Kind {
        /** One group commit: a table of blocks, then the blocks. */
        GROUP(1),
        /** What the file holds, so that it need not be looked through; see {@link SegmentContents}. */
        CONTENTS(2),
        /** Nothing; its head says that all before it is durable, as is noted when a file is closed. */
        MARK(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static @Nullable Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return null;
        }
    }

    static final int HEAD_BYTES = 8 + 4 * 4 + 8 + 4;

    /** How long the frame is. */
    long length() {
        return (long) HEAD_BYTES + payloadBytes;
    }

    /** How many bytes of the payload the head's checksum covers. */
    int checkedBytes() {
        return kind == Kind.GROUP ? entries * BlockEntry.BYTES : payloadBytes;
    }

    /** Writes the head at the start of a frame whose payload is there already. */
    void encodeInto(byte[] frame, long salt) {
        ByteBuffer.wrap(frame)
                .putLong(salt)
                .putInt(kind.code)
                .putInt(entries)
                .putInt(payloadBytes)
                .putInt(number)
                .putLong(durableTo)
                .putInt(checksum(frame));
    }

    /** Reads a head; null if the bytes at the offset are none of this file, or one that does not fit into the rest of it. */
    static @Nullable Frame decode(byte[] bytes, int offset, long salt, long rest) {
        ByteBuffer head = ByteBuffer.wrap(bytes, offset, HEAD_BYTES);
        if (head.getLong() != salt) {
            return null;
        }
        Kind kind = Kind.of(head.getInt());
        int entries = head.getInt();
        int payloadBytes = head.getInt();
        if (kind == null
                || entries < 0
                || payloadBytes < 0
                || HEAD_BYTES + (long) payloadBytes > rest
                || (long) entries * BlockEntry.BYTES > payloadBytes) {
            return null;
        }
        return new Frame(kind, entries, payloadBytes, head.getInt(), head.getLong());
    }

    /** Whether the checksum holds of a frame, of which the checked part of the payload must be there. */
    boolean isWhole(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(HEAD_BYTES - 4) == checksum(frame);
    }

    private int checksum(byte[] frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame, 0, HEAD_BYTES - 4);
        crc.update(frame, HEAD_BYTES, checkedBytes());
        return (int) crc.getValue();
    }
}
