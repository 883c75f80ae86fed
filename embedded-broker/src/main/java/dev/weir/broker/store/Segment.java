package dev.weir.broker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A segment, open or not. It is opened for the first who uses it, closed when it is idle and others need the place, and
 * deleted when the last who uses it lets go. Thread-safe.
 */
final class Segment {

    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final int number;
    private final @Nullable Path path;
    private final StoreSettings settings;
    private @Nullable SegmentFile file;
    private int users;
    private boolean deleted;

    /** How many shards have records here that are kept; only the committer touches it. */
    private int keptShards;

    /** How many bytes were appended here since it was opened; only the committer touches it. */
    private long heldBytes;

    /**
     * @param path null if in memory, in which case the file must be given
     * @param file the segment if it is already open
     */
    Segment(int number, @Nullable Path path, StoreSettings settings, @Nullable SegmentFile file) {
        this.number = number;
        this.path = path;
        this.settings = settings;
        this.file = file;
    }

    int number() {
        return number;
    }

    int keptShards() {
        return keptShards;
    }

    void keepShard(int by) {
        keptShards += by;
    }

    long heldBytes() {
        return heldBytes;
    }

    void hold(long bytes) {
        heldBytes += bytes;
    }

    /** The file of the active segment. */
    synchronized SegmentFile writable() {
        SegmentFile open = file;
        if (open == null) {
            throw new IllegalStateException("Segment " + number + " is not open for writing");
        }
        return open;
    }

    /** Whether it is open, and more can be put in it. */
    synchronized boolean isWritable() {
        return file != null && file.isWritable();
    }

    /** Opens it if need be; {@link #release} it afterwards. Null if the segment is deleted. */
    synchronized @Nullable SegmentFile acquire() {
        if (deleted) {
            return null;
        }
        SegmentFile open = file;
        if (open == null || open.isClosed()) {
            open = open();
            file = open;
        }
        users++;
        return open;
    }

    synchronized void release() {
        users--;
        if (deleted && users == 0) {
            discard();
        }
    }

    synchronized boolean isOpen() {
        return file != null;
    }

    /** About how much memory it takes while it is open. */
    synchronized long memoryBytes() {
        return file == null ? 0 : file.memoryBytes();
    }

    /** Closes it if nobody uses it; true if it is closed now. */
    synchronized boolean closeIfIdle() {
        if (users > 0) {
            return false;
        }
        close();
        return true;
    }

    /** Notes in the file what it holds, as nothing more is written to it. */
    synchronized void seal() {
        try {
            writable().seal();
        } catch (IOException e) {
            LOG.warn(
                    "What segment {} holds could not be noted at its end; it is looked through when it is opened",
                    number,
                    e);
        }
    }

    /** Gives the file up after a failed write: it is opened again, to read, by the next who uses it. */
    synchronized void abandonFile() {
        letGo(SegmentFile::abandon, "given up after a failed write");
    }

    /** Deletes it, now or when the last reader lets go. */
    synchronized void delete() {
        deleted = true;
        if (users == 0) {
            discard();
        }
    }

    synchronized void close() {
        letGo(SegmentFile::close, "which recovers when it is opened next");
    }

    /**
     * Runs a read in the file, which it opens if need be; null if the segment is deleted.
     *
     * @throws StoreException if the file is damaged
     */
    <T> @Nullable T read(Read<T> read) throws IOException {
        SegmentFile open = acquire();
        if (open == null) {
            return null;
        }
        try {
            return read.from(open);
        } catch (StoreException e) {
            throw damaged(path, e);
        } finally {
            release();
        }
    }

    private void letGo(Ending ending, String what) {
        if (file != null) {
            try {
                ending.end(file);
            } catch (IOException e) {
                LOG.warn("Segment {}, {}, did not close cleanly", number, what, e);
            }
            file = null;
        }
    }

    private SegmentFile open() {
        if (path == null) {
            throw new StoreException("The record store is closed.");
        }
        try {
            return SegmentFile.openToRead(path, settings);
        } catch (IOException | StoreException e) {
            throw damaged(path, e);
        }
    }

    /** Says which file cannot be read and what to do. */
    static StoreException damaged(@Nullable Path path, Exception e) {
        return new StoreException(
                "The file " + path + " cannot be read (" + e.getMessage()
                        + "): if it is damaged, move it away to go on without the records in it.",
                e);
    }

    private void discard() {
        letGo(SegmentFile::discard, "which is deleted");
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.warn("The segment file {} could not be deleted; it is tried again at the next start", path, e);
            }
        }
    }

    /** What is read of an open file. */
    @FunctionalInterface
    interface Read<T> {
        @Nullable T from(SegmentFile file) throws IOException;
    }

    @FunctionalInterface
    private interface Ending {
        void end(SegmentFile file) throws IOException;
    }
}
