package dev.weir.broker.s3;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * An object opened for reading.
 *
 * @param channel its bytes, from the first; belongs to this
 */
public record ObjectContent(StoredObject object, FileChannel channel) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
