package dev.weir.broker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a database file anew that is only appended to, once most of it is old: leases that are renewed every few seconds
 * would fill the disk else. Used by one thread at a time.
 */
final class FileRenewal {

    /** A smaller file is left alone, in bytes. */
    static final long SMALLEST = 64L << 20;

    /** How many times as large as when it was last made ready. */
    private static final int GROWTH = 4;

    private static final Logger LOG = LoggerFactory.getLogger(FileRenewal.class);

    private final Path folder;
    private final DatabaseFile kind;
    private long due;

    /** Begins with the file as it is. */
    FileRenewal(Path folder, DatabaseFile kind) {
        this.folder = folder;
        this.kind = kind;
        this.due = next();
    }

    /** Whether most of the file is old. */
    boolean isDue() {
        return size() >= due;
    }

    /**
     * Writes the file anew; nobody may have it open. If that cannot be done the old file stays, and is left to grow on.
     *
     * @return connections to the file
     */
    ConnectionPool renewed() {
        try {
            kind.prepare(folder);
        } catch (IOException | StoreException e) {
            LOG.warn("The database could not be written anew, and goes on growing for now", e);
        }
        due = next();
        return new ConnectionPool(DatabaseUrl.of(folder, kind));
    }

    /** Makes the database ready that was opened from the file. */
    void begin(Connection connection) throws SQLException {
        kind.begin(connection);
    }

    private long next() {
        return Math.max(SMALLEST, GROWTH * size());
    }

    private long size() {
        try {
            Path file = kind.path(folder);
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            LOG.debug("The size of the database file is not known", e);
            return 0;
        }
    }
}
