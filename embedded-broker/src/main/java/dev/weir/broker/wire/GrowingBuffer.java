package dev.weir.broker.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Bytes being written that can be handed on without copying them. */
final class GrowingBuffer extends ByteArrayOutputStream {

    /** @param firstSize how many bytes it has room for before it grows */
    GrowingBuffer(int firstSize) {
        super(firstSize);
    }

    /** What was written so far; shares the memory, so nothing may be written afterwards. */
    ByteBuffer view() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}
