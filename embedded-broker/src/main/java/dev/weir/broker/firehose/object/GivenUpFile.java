package dev.weir.broker.firehose.object;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a file that is not to become an object. */
public final class GivenUpFile {

    private static final Logger LOG = LoggerFactory.getLogger(GivenUpFile.class);

    private GivenUpFile() {}

    /** Closes what writes it, and deletes it; what goes wrong is logged. */
    public static void delete(Closeable out, Path file) {
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("A file that is given up did not end in order", e);
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is no longer needed and could not be deleted: {}", file, e.getMessage());
        }
    }
}
