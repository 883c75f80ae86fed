package dev.weir.broker.s3;

import dev.weir.broker.call.ContentAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A part of an object's file as the body of an answer. */
record FileBody(ObjectContent content, ByteRange range) implements ContentAnswer.Body {

    private static final int BUFFER = 256 * 1024;

    @Override
    public long length() {
        return range.length();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, Math.max(1, length())));
        long at = range.first();
        while (at <= range.last()) {
            buffer.clear();
            buffer.limit((int) Math.min(buffer.capacity(), range.last() - at + 1));
            int read = content.channel().read(buffer, at);
            if (read < 0) {
                throw new EOFException("An object's file became shorter while it was read");
            }
            at += read;
            out.write(buffer.flip());
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
