package dev.weir.broker.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where one shard's blocks are in a segment, ascending: 28 bytes a block. One thread adds; a {@link View} that any
 * other takes does not change.
 */
final class ShardBlocks {

    private volatile View view;

    ShardBlocks() {
        this(new View(new long[4], new long[4], new int[4], new int[4], new int[4], 0, Long.MIN_VALUE, Long.MIN_VALUE));
    }

    private ShardBlocks(View view) {
        this.view = view;
    }

    /**
     * Reads blocks of which nothing more is written: the last index and arrival time, then for each block what {@link
     * SegmentContents} says.
     */
    static ShardBlocks decode(ByteBuffer source, int count) {
        long lastIndex = source.getLong();
        long lastArrivalMillis = source.getLong();
        View read = new View(
                new long[count],
                new long[count],
                new int[count],
                new int[count],
                new int[count],
                count,
                lastIndex,
                lastArrivalMillis);
        for (int block = 0; block < count; block++) {
            read.firstIndexes[block] = source.getLong();
            read.firstArrivals[block] = source.getLong();
            read.positions[block] = source.getInt();
            read.lengths[block] = source.getInt();
            read.checksums[block] = source.getInt();
        }
        return new ShardBlocks(read);
    }

    /** Adds a block after the others. */
    void add(BlockEntry entry, int position) {
        View next = view.withRoom();
        int at = next.count;
        next.firstIndexes[at] = entry.firstIndex();
        next.firstArrivals[at] = entry.firstArrivalMillis();
        next.positions[at] = position;
        next.lengths[at] = entry.length();
        next.checksums[at] = entry.checksum();
        view = next.of(at + 1, entry.lastIndex(), entry.lastArrivalMillis());
    }

    View view() {
        return view;
    }

    /** The blocks at one time. The arrays are shared with later views, which only use what is past this one's count. */
    static final class View {

        private final long[] firstIndexes;
        private final long[] firstArrivals;
        private final int[] positions;
        private final int[] lengths;
        private final int[] checksums;
        private final int count;
        private final long lastIndex;
        private final long lastArrivalMillis;

        private View(
                long[] firstIndexes,
                long[] firstArrivals,
                int[] positions,
                int[] lengths,
                int[] checksums,
                int count,
                long lastIndex,
                long lastArrivalMillis) {
            this.firstIndexes = firstIndexes;
            this.firstArrivals = firstArrivals;
            this.positions = positions;
            this.lengths = lengths;
            this.checksums = checksums;
            this.count = count;
            this.lastIndex = lastIndex;
            this.lastArrivalMillis = lastArrivalMillis;
        }

        int count() {
            return count;
        }

        long firstIndex(int block) {
            return firstIndexes[block];
        }

        long firstArrivalMillis(int block) {
            return firstArrivals[block];
        }

        /** Where the block's bytes begin in the file. */
        int position(int block) {
            return positions[block];
        }

        int length(int block) {
            return lengths[block];
        }

        int checksum(int block) {
            return checksums[block];
        }

        /** The index of the last record. */
        long lastIndex() {
            return lastIndex;
        }

        long lastArrivalMillis() {
            return lastArrivalMillis;
        }

        /** The block that holds an index if any does; the first if the index is before all. */
        int reaching(long index) {
            int found = Arrays.binarySearch(firstIndexes, 0, count, index);
            return found >= 0 ? found : Math.max(0, -found - 2);
        }

        /** The first block whose first record arrived at or after a time; the count if none did. */
        int firstArrivedAtOrAfter(long millis) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (firstArrivals[middle] < millis) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private View withRoom() {
            if (count < positions.length) {
                return this;
            }
            int size = count * 2;
            return new View(
                    Arrays.copyOf(firstIndexes, size),
                    Arrays.copyOf(firstArrivals, size),
                    Arrays.copyOf(positions, size),
                    Arrays.copyOf(lengths, size),
                    Arrays.copyOf(checksums, size),
                    count,
                    lastIndex,
                    lastArrivalMillis);
        }

        private View of(int newCount, long newLastIndex, long newLastArrivalMillis) {
            return new View(
                    firstIndexes,
                    firstArrivals,
                    positions,
                    lengths,
                    checksums,
                    newCount,
                    newLastIndex,
                    newLastArrivalMillis);
        }
    }
}
