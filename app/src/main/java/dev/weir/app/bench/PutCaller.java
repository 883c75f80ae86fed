package dev.weir.app.bench;

import java.io.IOException;

/** One caller that puts the same batch again and again. Used by one thread. */
interface PutCaller extends AutoCloseable {

    /**
     * Puts the batch and returns once it is acknowledged.
     *
     * @throws IOException if the answer was not that every record was taken
     */
    void put() throws IOException;

    @Override
    void close() throws IOException;
}
