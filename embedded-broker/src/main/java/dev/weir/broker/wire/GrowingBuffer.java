package dev.weir.broker.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Bytes being written that can be handed on without copying them. */
final class GrowingBuffer extends ByteArrayOutputStream {

    private static final int FIRST_SIZE = 1024;

    GrowingBuffer() {
        super(FIRST_SIZE);
    }

    /** What was written so far; shares the memory, so nothing may be written afterwards. */
    ByteBuffer view() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}
