package dev.weir.app.records.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record each line. */
final class LinesReader implements RecordReader {

    private final Lines lines;

    LinesReader(InputStream in) {
        lines = new Lines(in);
    }

    @Override
    public @Nullable ImportedRecord next() throws IOException {
        byte[] line = lines.next();
        return line == null ? null : new ImportedRecord(line, null, Map.of());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
