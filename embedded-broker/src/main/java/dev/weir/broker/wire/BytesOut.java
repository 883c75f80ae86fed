package dev.weir.broker.wire;

import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.http.StreamedBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** The way of an answer's bytes into the connection. */
final class BytesOut implements WritableByteChannel {

    private final StreamedBody.Out out;

    private BytesOut(StreamedBody.Out out) {
        this.out = out;
    }

    /** Writes all of a body and closes it. */
    static void write(ContentAnswer.Body body, StreamedBody.Out out) throws IOException {
        try (body) {
            body.writeTo(new BytesOut(out));
        }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        out.write(bytes);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
