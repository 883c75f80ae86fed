package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** The data as it is: after its length in four bytes, most significant first, or before a line end. */
final class RawWriter implements RecordWriter {

    private final boolean lines;
    private long withLineEnds;

    RawWriter(boolean lines) {
        this.lines = lines;
    }

    @Override
    public void begin(OutputStream out) {}

    @Override
    public void write(TailedRecord record, OutputStream out) throws IOException {
        byte[] data = record.data();
        if (!lines) {
            out.write(ByteBuffer.allocate(4).putInt(data.length).array());
            out.write(data);
            return;
        }
        if (holdsLineEnd(data)) {
            withLineEnds++;
        }
        out.write(data);
        out.write('\n');
    }

    private static boolean holdsLineEnd(byte[] data) {
        for (byte b : data) {
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    @Override
    public String note() {
        return withLineEnds == 0
                ? ""
                : Text.of(
                        "{0} records hold line ends themselves: where each begins can't be told from the file.",
                        Format.count(withLineEnds));
    }
}
