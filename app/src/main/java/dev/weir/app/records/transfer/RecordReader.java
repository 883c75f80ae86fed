package dev.weir.app.records.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads records out of a file, one at a time. Not thread-safe. */
interface RecordReader extends AutoCloseable {

    /**
     * The next record, or null at the end.
     *
     * @throws IllegalArgumentException with a sentence for people that says where the file is wrong
     */
    @Nullable ImportedRecord next() throws IOException;

    @Override
    void close() throws IOException;
}
