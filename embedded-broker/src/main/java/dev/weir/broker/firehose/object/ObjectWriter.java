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

    /**
     * Adds a record of which is known where it comes from.
     *
     * @param position of the record of the source
     * @param arrivalMillis when that arrived, in milliseconds since the epoch
     * @throws UnfitRecordException if the record has no place in such an object; what was written stays as it was
     */
    default void write(long position, long arrivalMillis, byte[] record) throws IOException, UnfitRecordException {
        write(record);
    }

    /** Whether no more records belong into it, however few bytes they have. */
    default boolean isFull() {
        return false;
    }

    /** Ends the file. Afterwards it is whole, and belongs to whoever asks for it. */
    void finish() throws IOException;

    /** Gives the file up, finished or not. */
    void abandon();

    Path file();

    /** What the names of such objects end in. */
    String extension();
}
