package dev.weir.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a segment frame by frame and checks each byte. It ends at the first frame that is not whole: one that a
 * kill or a power cut left half written, or damage; see {@link Frame#durableTo}.
 */
final class SegmentScan {

    /** How much is read at a time in the search for frames after one that is not whole. */
    private static final int SEARCH_BYTES = 1024 * 1024;

    private final SegmentBytes bytes;
    private final SegmentHeader header;
    private final long salt;
    private final long size;
    private final SegmentContents contents = new SegmentContents();
    private long end;
    private int frames;

    private SegmentScan(SegmentBytes bytes, SegmentHeader header) throws IOException {
        this.bytes = bytes;
        this.header = header;
        this.salt = header.salt();
        this.end = header.end();
        this.size = bytes.size();
    }

    /**
     * Scans a segment.
     *
     * @throws StoreException if what was durable is damaged; its message is the end of a sentence
     */
    static SegmentScan of(SegmentBytes bytes, SegmentHeader header) throws IOException {
        SegmentScan scan = new SegmentScan(bytes, header);
        scan.run();
        return scan;
    }

    SegmentContents contents() {
        return contents;
    }

    /** Where the last whole frame ends. */
    long end() {
        return end;
    }

    /** How many whole frames there are. */
    int frames() {
        return frames;
    }

    private void run() throws IOException {
        for (Frame frame = step(); frame != null; frame = step()) {
            end += header.filledUp(frame.length());
            frames++;
        }
        if (end < size && wasDurable()) {
            throw new StoreException("it is damaged at byte " + end + ", before records that are whole");
        }
    }

    /** Takes the next frame, if it is whole. */
    private @Nullable Frame step() throws IOException {
        if (size - end < Frame.HEAD_BYTES) {
            return null;
        }
        byte[] head = new byte[Frame.HEAD_BYTES];
        bytes.read(end, head, 0, head.length);
        Frame frame = Frame.decode(head, 0, salt, size - end);
        if (frame == null || frame.number() != frames) {
            return null;
        }
        byte[] whole = Arrays.copyOf(head, Math.toIntExact(frame.length()));
        bytes.read(end + head.length, whole, head.length, frame.payloadBytes());
        if (!frame.isWhole(whole) || (frame.kind() == Frame.Kind.GROUP && !take(frame, whole))) {
            return null;
        }
        return frame;
    }

    /** Takes a group's blocks, all or none. */
    private boolean take(Frame frame, byte[] whole) {
        int tableEnd = Frame.HEAD_BYTES + frame.entries() * BlockEntry.BYTES;
        BlockEntry[] entries = new BlockEntry[frame.entries()];
        ByteBuffer table = ByteBuffer.wrap(whole, Frame.HEAD_BYTES, tableEnd - Frame.HEAD_BYTES);
        long at = tableEnd;
        for (int i = 0; i < entries.length; i++) {
            BlockEntry entry = BlockEntry.decode(table);
            if (entry.length() < 0
                    || at + entry.length() > whole.length
                    || Checksum.of(whole, (int) at, entry.length()) != entry.checksum()) {
                return false;
            }
            entries[i] = entry;
            at += entry.length();
        }
        at = end + tableEnd;
        for (BlockEntry entry : entries) {
            contents.add(entry, Math.toIntExact(at));
            at += entry.length();
        }
        return true;
    }

    /** Whether a later frame says that the file was durable past the end that was found. */
    private boolean wasDurable() throws IOException {
        byte[] window = new byte[SEARCH_BYTES];
        for (long from = end; size - from >= Frame.HEAD_BYTES; from += SEARCH_BYTES - (Frame.HEAD_BYTES - 1)) {
            int length = (int) Math.min(window.length, size - from);
            bytes.read(from, window, 0, length);
            for (int at = 0; at + Frame.HEAD_BYTES <= length; at++) {
                Frame frame = Frame.decode(window, at, salt, size - from - at);
                if (frame != null && frame.durableTo() > end && isWhole(frame, from + at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isWhole(Frame frame, long position) throws IOException {
        byte[] checked = new byte[Frame.HEAD_BYTES + frame.checkedBytes()];
        bytes.read(position, checked, 0, checked.length);
        return frame.isWhole(checked);
    }
}
