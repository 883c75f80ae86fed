package dev.weir.broker.store;

import java.io.EOFException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A segment's bytes in memory: what was written at once lies in one array. */
final class MemoryBytes implements SegmentBytes {

    private final ConcurrentSkipListMap<Long, byte[]> pieces = new ConcurrentSkipListMap<>();
    private volatile boolean open = true;

    @Override
    public void write(long position, byte[] source) {
        pieces.put(position, source);
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws EOFException {
        int done = 0;
        while (done < length) {
            long at = position + done;
            Map.Entry<Long, byte[]> piece = pieces.floorEntry(at);
            int from = piece == null ? 0 : Math.toIntExact(at - piece.getKey());
            if (piece == null || from >= piece.getValue().length) {
                throw new EOFException("the segment ends at " + at);
            }
            int count = Math.min(length - done, piece.getValue().length - from);
            System.arraycopy(piece.getValue(), from, target, offset + done, count);
            done += count;
        }
    }

    @Override
    public long size() {
        Map.Entry<Long, byte[]> last = pieces.lastEntry();
        return last == null ? 0 : last.getKey() + last.getValue().length;
    }

    @Override
    public void truncate(long size) {
        pieces.tailMap(size).clear();
        Map.Entry<Long, byte[]> last = pieces.lastEntry();
        if (last != null && last.getKey() + last.getValue().length > size) {
            pieces.put(last.getKey(), Arrays.copyOf(last.getValue(), Math.toIntExact(size - last.getKey())));
        }
    }

    @Override
    public void force() {
        // Memory is as durable as it gets.
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        pieces.clear();
    }
}
