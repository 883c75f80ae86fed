package dev.weir.broker.firehose.object;

import dev.weir.broker.access.ServiceRole;
import java.io.InputStream;
import java.nio.file.Path;

/** Where finished files become objects. Thread-safe. */
public interface Buckets {

    /** A new file for its caller to write and then to {@link #put}; who gives up deletes it. */
    Path newFile();

    /**
     * Puts a finished file as an object. It is durable when this returns; if this throws, the file is still there.
     *
     * @param role in which it is put
     * @throws DeliveryException if the object could not be put; another try may go well
     */
    void put(ServiceRole role, String bucket, String key, Path file) throws DeliveryException;

    /**
     * Opens an object for reading.
     *
     * @param role in which it is read
     * @throws DeliveryException if there is none, or it cannot be read
     */
    InputStream open(ServiceRole role, String bucket, String key) throws DeliveryException;
}
