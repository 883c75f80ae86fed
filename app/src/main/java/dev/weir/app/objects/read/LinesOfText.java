package dev.weir.app.objects.read;

import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines, without their ends; empty ones are left out, as nobody put them as a record. */
final class LinesOfText implements RecordReader {

    private final InputStream in;

    LinesOfText(InputStream in) {
        this.in = in;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (true) {
            int c = in.read();
            if (c < 0 || c == '\n') {
                byte[] bytes = line.toByteArray();
                int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                if (length > 0) {
                    return length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
                }
                if (c < 0) {
                    return null;
                }
                line.reset();
            } else {
                if (line.size() >= LONGEST) {
                    throw new IOException(Text.of("A line is longer than {0} MiB", LONGEST >> 20));
                }
                line.write(c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
