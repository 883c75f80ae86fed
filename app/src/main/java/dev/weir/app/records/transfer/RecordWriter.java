package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes records in one form. Not thread-safe. */
interface RecordWriter {

    /** Writes what stands before the first record. Not called when a file is gone on with. */
    void begin(OutputStream out) throws IOException;

    void write(TailedRecord record, OutputStream out) throws IOException;

    /** What people should know of what could not be written exactly; one sentence, or empty. */
    default String note() {
        return "";
    }

    /** The columns of the file, to go on with it later; empty if it has none of its own. */
    default List<String> columns() {
        return List.of();
    }
}
