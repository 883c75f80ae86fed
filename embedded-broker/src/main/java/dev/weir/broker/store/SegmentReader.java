package dev.weir.broker.store;

import java.util.List;
import java.util.OptionalLong;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Reads one shard's records in one open segment, up to the last index of a {@link Range}. */
final class SegmentReader {

    private final MVMap<Long, byte[]> blocks;
    private final long lastIndex;

    SegmentReader(SegmentFile file, ShardKey shard, long lastIndex) {
        this.blocks = file.blocks(shard);
        this.lastIndex = lastIndex;
    }

    /** Adds records to a page, from an index on; false once the page is full. */
    boolean read(long fromIndex, Page page) {
        Long start = blocks.floorKey(fromIndex);
        Cursor<Long, byte[]> cursor = blocks.cursor(start);
        while (cursor.hasNext()) {
            long key = cursor.next();
            if (key > lastIndex) {
                break;
            }
            BlockReader block = new BlockReader(key, cursor.getValue());
            while (block.next() && block.index() <= lastIndex) {
                if (block.index() >= fromIndex && !page.add(block)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The first record at or after an index that arrived at or after a time. */
    OptionalLong firstAtOrAfter(long fromIndex, long arrivalMillis) {
        @Nullable Long start = blocks.floorKey(fromIndex);
        long low = start == null ? 0 : Math.max(0, blocks.getKeyIndex(start));
        long high = blocks.sizeAsLong();
        // Find the first block that begins at or after the time; what is sought is in the one before, or is its first.
        while (low < high) {
            long middle = (low + high) >>> 1;
            long key = blocks.getKey(middle);
            if (key > lastIndex || firstArrival(key) >= arrivalMillis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Cursor<Long, byte[]> cursor = blocks.cursor(low == 0 ? null : blocks.getKey(low - 1));
        while (cursor.hasNext()) {
            BlockReader block = new BlockReader(cursor.next(), cursor.getValue());
            while (block.next() && block.index() <= lastIndex) {
                if (block.index() >= fromIndex && block.arrivalMillis() >= arrivalMillis) {
                    return OptionalLong.of(block.index());
                }
            }
            if (block.index() > lastIndex) {
                break;
            }
        }
        return OptionalLong.empty();
    }

    private long firstArrival(long key) {
        byte[] bytes = blocks.get(key);
        BlockReader block = new BlockReader(key, bytes == null ? new byte[0] : bytes);
        return block.next() ? block.arrivalMillis() : Long.MIN_VALUE;
    }

    /** What a segment holds of a shard, found by looking into its first and last block; null if nothing. */
    static @Nullable Range rangeOf(Segment segment, SegmentFile file, ShardKey shard) {
        MVMap<Long, byte[]> blocks = file.blocks(shard);
        Long first = blocks.firstKey();
        Long last = blocks.lastKey();
        if (first == null || last == null) {
            return null;
        }
        byte[] bytes = blocks.get(last);
        BlockReader block = new BlockReader(last, bytes == null ? new byte[0] : bytes);
        boolean any = false;
        while (block.next()) {
            any = true;
        }
        return any ? new Range(segment, first, block.index(), block.arrivalMillis()) : null;
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
