package dev.weir.app.records.transfer;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes; only the line feed ends one, and a carriage return before it belongs to the line. */
final class Lines implements AutoCloseable {

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that was read last; the first is 1. */
    long number() {
        return number;
    }

    /** The next line without its end, or null after the last. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        while (read >= 0 && read != '\n') {
            line.write(read);
            if (line.size() > ImportForm.LONGEST) {
                throw new IllegalArgumentException(Text.of("Line {0} is longer than 16 MiB.", Format.count(number)));
            }
            read = in.read();
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
