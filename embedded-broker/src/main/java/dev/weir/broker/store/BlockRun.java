package dev.weir.broker.store;

import java.io.IOException;

/**
 * Reads one shard's blocks one after the other. Blocks that are near each other in the file come with one read: the
 * first of 64 KiB, each next one twice as long up to 1 MiB, so that a look at one record costs little and a long page
 * few reads.
 */
final class BlockRun {

    private static final int FIRST_READ = 64 * 1024;
    private static final int LARGEST_READ = 1024 * 1024;

    /** What lies between two blocks is read over if it is shorter than this. */
    private static final int GAP = 16 * 1024;

    private static final byte[] NOTHING = {};

    private final SegmentFile file;
    private final ShardBlocks.View blocks;
    private final long lastIndex;
    private byte[] buffer = NOTHING;
    private long start;
    private int length;
    private int nextRead = FIRST_READ;

    /** @param lastIndex no block that begins past this will be asked for */
    BlockRun(SegmentFile file, ShardBlocks.View blocks, long lastIndex) {
        this.file = file;
        this.blocks = blocks;
        this.lastIndex = lastIndex;
    }

    /**
     * The block with a number.
     *
     * @param wantedBytes about how many bytes from there on will be asked for
     * @throws StoreException if the block is damaged
     */
    BlockReader block(int number, long wantedBytes) throws IOException {
        int position = blocks.position(number);
        int bytes = blocks.length(number);
        if (position < start || position + (long) bytes > start + length) {
            load(number, wantedBytes);
        }
        int offset = (int) (position - start);
        if (Checksum.of(buffer, offset, bytes) != blocks.checksum(number)) {
            throw new StoreException("the records from index " + blocks.firstIndex(number) + " on, at byte " + position
                    + ", are damaged");
        }
        return new BlockReader(blocks.firstIndex(number), buffer, offset, bytes);
    }

    private void load(int number, long wantedBytes) throws IOException {
        start = blocks.position(number);
        long end = start + blocks.length(number);
        long most = start + Math.min(nextRead, wantedBytes);
        for (int next = number + 1; next < blocks.count() && blocks.firstIndex(next) <= lastIndex; next++) {
            long nextEnd = blocks.position(next) + (long) blocks.length(next);
            if (nextEnd > most || blocks.position(next) - end > GAP) {
                break;
            }
            end = nextEnd;
        }
        length = Math.toIntExact(end - start);
        if (buffer.length < length) {
            buffer = new byte[length];
        }
        file.read(start, buffer, length);
        nextRead = Math.min(LARGEST_READ, nextRead * 2);
    }
}
