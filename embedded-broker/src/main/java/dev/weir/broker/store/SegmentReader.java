package dev.weir.broker.store;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one shard's records in one open segment, up to the last index of a {@link Range}. */
final class SegmentReader {

    /** A page may end within a block, which is read whole. */
    private static final int PAST_THE_PAGE = 32 * 1024;

    private final SegmentFile file;
    private final ShardBlocks.View blocks;
    private final long lastIndex;

    /** @throws StoreException if the segment does not hold what it should; its message is the end of a sentence */
    SegmentReader(SegmentFile file, ShardKey shard, long lastIndex) {
        ShardBlocks.View found = file.blocks(shard);
        if (found == null || found.lastIndex() < lastIndex) {
            throw new StoreException("records up to index " + lastIndex + " of shard " + shard.shardIndex()
                    + " should be in it and are not");
        }
        this.file = file;
        this.blocks = found;
        this.lastIndex = lastIndex;
    }

    /** Adds records to a page, from an index on; false once the page is full. */
    boolean read(long fromIndex, Page page) throws IOException {
        BlockRun run = new BlockRun(file, blocks, lastIndex);
        for (int at = blocks.reaching(fromIndex); reaches(at); at++) {
            BlockReader block = run.block(at, page.room() + PAST_THE_PAGE);
            while (block.next() && block.index() <= lastIndex) {
                if (block.index() >= fromIndex && !page.add(block)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The first record at or after an index that arrived at or after a time. */
    OptionalLong firstAtOrAfter(long fromIndex, long arrivalMillis) throws IOException {
        // What is sought is in the block before the first that begins at or after the time, or is the first of that.
        int start = Math.max(blocks.reaching(fromIndex), blocks.firstArrivedAtOrAfter(arrivalMillis) - 1);
        BlockRun run = new BlockRun(file, blocks, lastIndex);
        for (int at = start; reaches(at); at++) {
            BlockReader block = run.block(at, 0);
            while (block.next() && block.index() <= lastIndex) {
                if (block.index() >= fromIndex && block.arrivalMillis() >= arrivalMillis) {
                    return OptionalLong.of(block.index());
                }
            }
        }
        return OptionalLong.empty();
    }

    private boolean reaches(int block) {
        return block < blocks.count() && blocks.firstIndex(block) <= lastIndex;
    }

    /** What a segment holds of a shard; null if nothing. */
    static @Nullable Range rangeOf(Segment segment, SegmentFile file, ShardKey shard) {
        ShardBlocks.View blocks = file.blocks(shard);
        return blocks == null
                ? null
                : new Range(segment, blocks.firstIndex(0), blocks.lastIndex(), blocks.lastArrivalMillis());
    }

    /** A page of records that is being filled. */
    static final class Page {

        private final List<StoredRecord> records;
        private final int maxRecords;
        private final long maxBytes;
        private long bytes;

        Page(List<StoredRecord> records, int maxRecords, long maxBytes) {
            this.records = records;
            this.maxRecords = maxRecords;
            this.maxBytes = maxBytes;
        }

        /** How many bytes there is room for. */
        private long room() {
            return Math.min(Integer.MAX_VALUE, maxBytes - bytes);
        }

        private boolean add(BlockReader block) {
            if (records.size() == maxRecords || (!records.isEmpty() && bytes + block.size() > maxBytes)) {
                return false;
            }
            bytes += block.size();
            records.add(block.record());
            return true;
        }
    }
}
