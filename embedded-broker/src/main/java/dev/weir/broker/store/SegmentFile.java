package dev.weir.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open segment: a file of frames, one a group commit, that is only ever appended to. One thread writes, any number
 * read.
 *
 * <p>Nothing is written but in {@link #commit}, and nothing is durable before {@link #force}. Nothing is written over,
 * so a write that was cut off can only spoil itself: {@link SegmentScan} ends there, and a file that is opened to be
 * written again is cut off there.
 */
final class SegmentFile {

    /** A segment is sealed once it has so many blocks, which bounds what its contents take in memory. */
    private static final int MAX_BLOCKS = 65_536;

    private static final SecureRandom SALTS = new SecureRandom();

    private final SegmentBytes bytes;
    private final SegmentHeader header;
    private final SegmentContents contents;
    private final boolean writable;
    private final List<BlockEntry> entries = new ArrayList<>();
    private final List<BlockWriter> blocks = new ArrayList<>();
    private int frames;
    private volatile long end;
    private volatile long durableTo;

    private SegmentFile(
            SegmentBytes bytes,
            SegmentHeader header,
            SegmentContents contents,
            boolean writable,
            int frames,
            long end) {
        this.bytes = bytes;
        this.header = header;
        this.contents = contents;
        this.writable = writable;
        this.frames = frames;
        this.end = end;
        this.durableTo = end;
    }

    /**
     * Creates a segment for writing and forces it to the disk, empty as it is.
     *
     * @param file null keeps it in memory
     */
    static SegmentFile create(@Nullable Path file, StoreSettings settings) throws IOException {
        SegmentBytes bytes = file == null ? new MemoryBytes() : DiskBytes.toWrite(file, settings);
        SegmentFile created = opened(bytes, () -> {
            SegmentHeader header = new SegmentHeader(SALTS.nextLong(), bytes.unit());
            bytes.truncate(0);
            bytes.write(0, header.encode());
            bytes.force();
            return new SegmentFile(bytes, header, new SegmentContents(), true, 0, header.end());
        });
        return Objects.requireNonNull(created);
    }

    /**
     * Opens a segment to write on in it, if its layout allows that; what was cut off in the middle of a write goes away. Null if the segment was
     * being created when its process ended.
     *
     * @throws StoreException if it is damaged or not of this format; its message is the end of a sentence
     */
    static @Nullable SegmentFile reopen(Path file, StoreSettings settings) throws IOException {
        SegmentBytes bytes = DiskBytes.toWrite(file, settings);
        return opened(bytes, () -> {
            SegmentHeader header = header(bytes);
            if (header == null) {
                bytes.close();
                return null;
            }
            SegmentScan scan = SegmentScan.of(bytes, header);
            if (header.unit() % bytes.unit() != 0) {
                // Of a folder that was not sealed then: what is appended would share a page with what was acknowledged.
                return new SegmentFile(bytes, header, scan.contents(), false, scan.frames(), scan.end());
            }
            bytes.truncate(scan.end());
            // What is read from here on may be acknowledged by that: it must not go away any more.
            bytes.force();
            return new SegmentFile(bytes, header, scan.contents(), true, scan.frames(), scan.end());
        });
    }

    /**
     * Opens a segment to read it only.
     *
     * @throws StoreException if it is damaged or not of this format; its message is the end of a sentence
     */
    static SegmentFile openToRead(Path file, StoreSettings settings) throws IOException {
        SegmentBytes bytes = DiskBytes.toRead(file, settings);
        SegmentFile opened = opened(bytes, () -> {
            SegmentHeader header = header(bytes);
            if (header == null) {
                throw new StoreException("it is empty");
            }
            SegmentContents contents = sealedContents(bytes, header);
            if (contents == null) {
                contents = SegmentScan.of(bytes, header).contents();
            }
            return new SegmentFile(bytes, header, contents, false, 0, bytes.size());
        });
        return Objects.requireNonNull(opened);
    }

    /** The shards that this segment holds. */
    Set<ShardKey> shards() {
        return contents.shards();
    }

    /** Where a shard's blocks are, among them some that may not be durable yet; null if there are none. */
    ShardBlocks.@Nullable View blocks(ShardKey shard) {
        return contents.of(shard);
    }

    /** About how much memory is needed to keep this open. */
    long memoryBytes() {
        return contents.memoryBytes();
    }

    void read(long position, byte[] target, int length) throws IOException {
        bytes.read(position, target, 0, length);
    }

    /** Takes a finished block into the next frame; a shard's blocks ascend. */
    void put(ShardKey shard, BlockWriter block) {
        entries.add(block.entry(shard));
        blocks.add(block);
    }

    /**
     * Writes what was put to the file, as one frame.
     *
     * @throws IOException if that failed; the segment must be {@linkplain #abandon abandoned} then
     */
    void commit() throws IOException {
        int table = entries.size() * BlockEntry.BYTES;
        int payload = table + entries.stream().mapToInt(BlockEntry::length).sum();
        ByteBuffer frame = ByteBuffer.allocate(Frame.HEAD_BYTES + payload).position(Frame.HEAD_BYTES);
        entries.forEach(entry -> entry.encode(frame));
        blocks.forEach(block -> block.copyTo(frame));
        long position = end + Frame.HEAD_BYTES + table;
        write(Frame.Kind.GROUP, entries.size(), frame.array());
        for (BlockEntry entry : entries) {
            contents.add(entry, Math.toIntExact(position));
            position += entry.length();
        }
        entries.clear();
        blocks.clear();
    }

    /** Forces what was committed before to the disk; another thread may commit more meanwhile. */
    void force() throws IOException {
        long forced = end;
        bytes.force();
        durableTo = Math.max(durableTo, forced);
    }

    /** Writes what the file holds at its end, where it is found without a look through it all; everything is durable. */
    void seal() throws IOException {
        write(Frame.Kind.CONTENTS, 0, contents.encode(end, header));
    }

    /** Whether no more should be written here. */
    boolean isFull(long segmentBytes) {
        return end >= segmentBytes || contents.blocks() >= MAX_BLOCKS;
    }

    boolean isWritable() {
        return writable;
    }

    boolean isClosed() {
        return !bytes.isOpen();
    }

    /** Closes the file; if all in it is durable and more could be written, after a note of that. */
    void close() throws IOException {
        try {
            if (writable && frames > 0 && durableTo == end) {
                write(Frame.Kind.MARK, 0, new byte[Frame.HEAD_BYTES]);
                bytes.force();
            }
        } finally {
            bytes.close();
        }
    }

    /** Cuts off what is not durable, and closes. */
    void abandon() throws IOException {
        try {
            if (writable) {
                bytes.truncate(durableTo);
            }
        } finally {
            bytes.close();
        }
    }

    /** Closes a file that is to be deleted. */
    void discard() throws IOException {
        bytes.close();
    }

    private void write(Frame.Kind kind, int tableEntries, byte[] frame) throws IOException {
        long position = end;
        new Frame(kind, tableEntries, frame.length - Frame.HEAD_BYTES, frames, durableTo)
                .encodeInto(frame, header.salt());
        byte[] whole = header.filledUp(frame);
        bytes.write(position, whole);
        frames++;
        end = position + whole.length;
    }

    /** The file's header; null if it was not written whole, which only happens to a file that was being created. */
    private static @Nullable SegmentHeader header(SegmentBytes bytes) throws IOException {
        long size = bytes.size();
        byte[] header = new byte[SegmentHeader.BYTES];
        bytes.read(0, header, 0, (int) Math.min(size, header.length));
        SegmentHeader decoded = size < header.length ? null : SegmentHeader.decode(header);
        if (decoded == null && size > header.length) {
            throw new StoreException("it does not begin as a file of records does");
        }
        return decoded;
    }

    /** What a sealed file says that it holds; null if it is not sealed, or that part cannot be read. */
    private static @Nullable SegmentContents sealedContents(SegmentBytes bytes, SegmentHeader header)
            throws IOException {
        long size = bytes.size();
        long salt = header.salt();
        if (size < header.end() + Frame.HEAD_BYTES + SegmentContents.END_BYTES) {
            return null;
        }
        byte[] last = new byte[SegmentContents.END_BYTES];
        bytes.read(size - last.length, last, 0, last.length);
        long position = ByteBuffer.wrap(last).getLong();
        if (ByteBuffer.wrap(last).getLong(8) != salt
                || position < header.end()
                || position > size - Frame.HEAD_BYTES - last.length) {
            return null;
        }
        byte[] whole = new byte[Math.toIntExact(size - position)];
        bytes.read(position, whole, 0, whole.length);
        Frame frame = Frame.decode(whole, 0, salt, whole.length);
        if (frame == null
                || frame.kind() != Frame.Kind.CONTENTS
                || frame.length() != whole.length
                || !frame.isWhole(whole)) {
            return null;
        }
        return SegmentContents.decode(ByteBuffer.wrap(whole, Frame.HEAD_BYTES, frame.payloadBytes()));
    }

    private static @Nullable SegmentFile opened(SegmentBytes bytes, Opening opening) throws IOException {
        boolean open = false;
        try {
            SegmentFile file = opening.open();
            open = true;
            return file;
        } finally {
            if (!open) {
                bytes.close();
            }
        }
    }

    @FunctionalInterface
    private interface Opening {
        @Nullable SegmentFile open() throws IOException;
    }
}
