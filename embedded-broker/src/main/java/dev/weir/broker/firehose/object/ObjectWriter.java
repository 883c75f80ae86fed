package dev.weir.broker.firehose.object;

import java.io.IOException;
import java.nio.file.Path;

/** Writes records into a file that becomes an object. Not thread-safe. */
public interface ObjectWriter {

    /**
     * Adds a record.
     *
     * @throws UnfitRecordException if the record has no place in such an object; what was written stays as it was
     */
    void write(byte[] record) throws IOException, UnfitRecordException;

    /** Ends the file. Afterwards it is whole, and belongs to whoever asks for it. */
    void finish() throws IOException;

    /** Gives the file up, finished or not. */
    void abandon();

    Path file();

    /** What the names of such objects end in. */
    String extension();
}
