package dev.weir.broker.store;

import java.io.IOException;

/**
 * The bytes of a segment, in a file or in memory. One thread writes, at the end or after what was cut off there; any
 * number reads what was written before.
 */
interface SegmentBytes {

    /** Writes an array, which is not changed any more afterwards, at a position that is at most the size. */
    void write(long position, byte[] source) throws IOException;

    /**
     * Reads so many bytes.
     *
     * @throws java.io.EOFException if there are fewer
     */
    void read(long position, byte[] target, int offset, int length) throws IOException;

    /** How many bytes there are. */
    long size() throws IOException;

    /** Cuts off what is past a size. */
    void truncate(long size) throws IOException;

    /** Makes what was written before durable; another thread may write meanwhile. */
    void force() throws IOException;

    /** What is written begins at multiples of this and has them as its length, where it must not touch what was before. */
    default int unit() {
        return 1;
    }

    boolean isOpen();

    void close() throws IOException;
}
