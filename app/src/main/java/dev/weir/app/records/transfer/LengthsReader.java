package dev.weir.app.records.transfer;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records each after its length in four bytes. */
final class LengthsReader implements RecordReader {

    private final DataInputStream in;
    private long number;

    LengthsReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    @Override
    public @Nullable ImportedRecord next() throws IOException {
        byte[] head = in.readNBytes(4);
        if (head.length == 0) {
            return null;
        }
        number++;
        int length = head.length < 4 ? -1 : ByteBuffer.wrap(head).getInt();
        if (length < 0 || length > ImportForm.LONGEST) {
            throw new IllegalArgumentException(Text.of(
                    "Record {0} has no length that can be: this is not a file of raw bytes with lengths.",
                    Format.count(number)));
        }
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new IllegalArgumentException(
                    Text.of("The file ends in the middle of record {0}.", Format.count(number)));
        }
        return new ImportedRecord(data, null, Map.of());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
