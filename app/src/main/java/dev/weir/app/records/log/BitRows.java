package dev.weir.app.records.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which records of a log are wanted, a bit each: the n-th of them is found without a list of all. Thread-safe.
 */
public final class BitRows {

    private static final int WORDS = 64;
    private static final int CHUNK = WORDS * Long.SIZE;

    /** The bits of some records in a row, and how many were wanted before them. */
    private static final class Chunk {
        private final long before;
        private final long[] words = new long[WORDS];

        Chunk(long before) {
            this.before = before;
        }
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private long chunksGone;
    private long looked;
    private long size;
    private long gone;

    /** Says of the next records, as many, which are wanted. */
    synchronized void append(long[] bits, int count) {
        for (int i = 0; i < count; i++) {
            if (looked % CHUNK == 0) {
                chunks.add(new Chunk(size));
            }
            if ((bits[i >> 6] & 1L << i) != 0) {
                int place = (int) (looked % CHUNK);
                chunks.getLast().words[place >> 6] |= 1L << place;
                size++;
            }
            looked++;
        }
    }

    /** The records before an index have gone. */
    synchronized void dropBefore(long index) {
        gone = rank(index);
        while (!chunks.isEmpty() && (chunksGone + 1) * CHUNK <= index) {
            chunks.removeFirst();
            chunksGone++;
        }
        if (index > looked) {
            // They went before anybody looked at them.
            looked = index;
            chunksGone = looked / CHUNK;
            if (chunks.isEmpty() && looked % CHUNK != 0) {
                chunks.add(new Chunk(size));
            }
        }
    }

    /** Index up to which records have been looked at. */
    public synchronized long looked() {
        return looked;
    }

    /** Number of the first wanted record that is still kept. */
    public synchronized long first() {
        return gone;
    }

    /** Wanted records that ever were. */
    public synchronized long total() {
        return size;
    }

    /** How many wanted records lie before an index, those that have gone included. */
    public synchronized long rank(long index) {
        long within = Math.min(index, looked);
        int chunk = (int) (within / CHUNK - chunksGone);
        if (chunk < 0) {
            return gone;
        }
        if (chunk >= chunks.size()) {
            return size;
        }
        long count = chunks.get(chunk).before;
        int rest = (int) (within % CHUNK);
        long[] words = chunks.get(chunk).words;
        for (int word = 0; word < rest >> 6; word++) {
            count += Long.bitCount(words[word]);
        }
        return count + Long.bitCount(words[rest >> 6] & (1L << rest) - 1);
    }

    /** Whether the record at an index is wanted; false for those that have gone or were not looked at. */
    public synchronized boolean has(long index) {
        return rank(index + 1) > rank(index);
    }

    /** Index of the n-th wanted record, counted from 0 with those that have gone; -1 if it has gone or never was. */
    public synchronized long select(long n) {
        if (n < gone || n >= size) {
            return -1;
        }
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).before <= n) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Chunk chunk = chunks.get(low);
        long left = n - chunk.before;
        for (int word = 0; word < WORDS; word++) {
            int here = Long.bitCount(chunk.words[word]);
            if (left < here) {
                return (chunksGone + low) * CHUNK + word * 64L + nth(chunk.words[word], (int) left);
            }
            left -= here;
        }
        throw new IllegalStateException("counts of " + Arrays.toString(chunk.words) + " are wrong");
    }

    private static int nth(long word, int n) {
        long left = word;
        for (int i = 0; i < n; i++) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }
}
