package dev.weir.broker.firehose.convert;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers, field by field, as the footers of ORC are. Not thread-safe. */
final class OrcMessage {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    OrcMessage number(int field, long value) {
        return written(() -> out.writeUInt64(field, value));
    }

    OrcMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    OrcMessage bytes(int field, byte[] value) {
        return written(() -> out.writeByteArray(field, value));
    }

    /** Numbers in one field, packed. */
    OrcMessage numbers(int field, int... values) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        return written(() -> {
            CodedOutputStream inner = CodedOutputStream.newInstance(packed);
            for (int value : values) {
                inner.writeUInt32NoTag(value);
            }
            inner.flush();
            out.writeByteArray(field, packed.toByteArray());
        });
    }

    byte[] bytes() {
        written(out::flush);
        return bytes.toByteArray();
    }

    /** Something is written into memory. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private OrcMessage written(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes everything
        }
    }
}
