package dev.weir.broker.cloudtrail.journal;

import dev.weir.broker.sealed.SealedData;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest events once more, in files that are only appended to: an event is safe here before its call is answered. The
 * database's file can be found at an earlier version after a kill (docs/adr/0014-two-databases.md); so a file stays until
 * the blocks of its events have been in the database for a while.
 *
 * <p>A file is a run of frames: an event's length in four bytes, the chain's hash after it, its bytes. A length of zero says
 * that nothing more is in the page. Used by one thread.
 */
final class TailFiles implements AutoCloseable {

    /** A frame. */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record Frame(byte[] hash, byte[] event) {}

    /** Events of a file; the next goes into a new one. */
    static final int EVENTS = 4_096;

    private static final long BYTES = 8L << 20;

    /** How old the blocks of a file's events are at least when it goes. */
    private static final long STAYS_NANOS = 120_000_000_000L;

    /** Files that may stay for their age. */
    private static final int AT_MOST = 16;

    private static final int LONGEST = 16 << 20;

    private record Old(Path path, long finished) {}

    private final TimeSource time;
    private final Path folder;
    private final String prefix;
    private final Deque<Old> old = new ArrayDeque<>();
    private @Nullable FileChannel channel;
    private @Nullable Path path;
    private long length;
    private int events;

    TailFiles(TimeSource time, Path folder, String name) {
        this.time = time;
        this.folder = folder;
        this.prefix = name + "-";
    }

    /**
     * Gives every whole frame, in order. A last one that a kill cut off is none.
     *
     * @param problems is told of each file that cannot be read to its end, in a sentence
     */
    void read(Consumer<Frame> frames, Consumer<String> problems) {
        try {
            for (Path file : files()) {
                try (InputStream in = Files.newInputStream(file);
                        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
                    read(data, frames);
                } catch (IOException e) {
                    problems.accept("The file " + file.getFileName() + " cannot be read: " + e.getMessage() + ".");
                }
                old.add(new Old(file, time.nanoTime()));
            }
        } catch (IOException e) {
            throw new StoreException("The journal of events in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void read(DataInputStream data, Consumer<Frame> frames) throws IOException {
        long at = 0;
        while (true) {
            try {
                int length = data.readInt();
                at += Integer.BYTES;
                if (length == 0) {
                    long filling = Math.ceilDiv(at, SealedData.LOG_PAGE) * SealedData.LOG_PAGE - at;
                    data.skipNBytes(filling);
                    at += filling;
                    continue;
                }
                if (length < 0 || length > LONGEST) {
                    return;
                }
                byte[] hash = new byte[Chain.BYTES];
                data.readFully(hash);
                byte[] event = new byte[length];
                data.readFully(event);
                at += hash.length + event.length;
                frames.accept(new Frame(hash, event));
            } catch (EOFException e) {
                return;
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, prefix + "*.journal")) {
            found.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /**
     * Appends frames, all or none.
     *
     * @param first the sequence of the first frame's event
     * @throws StoreException if they could not be
     */
    void append(long first, List<Frame> frames, boolean durable) {
        int size = frames.stream()
                .mapToInt(frame -> 4 + Chain.BYTES + frame.event().length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size + filling(size));
        frames.forEach(
                frame -> bytes.putInt(frame.event().length).put(frame.hash()).put(frame.event()));
        bytes.rewind();
        try {
            FileChannel file = file(first);
            try {
                while (bytes.hasRemaining()) {
                    length += file.write(bytes);
                }
                if (durable) {
                    file.force(false);
                }
            } catch (IOException e) {
                length -= bytes.position();
                file.truncate(Math.max(0, length)).position(Math.max(0, length));
                throw e;
            }
            events += frames.size();
        } catch (IOException e) {
            throw new StoreException("An event could not be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Zeros to the end of a page, or of the next, if a length has no room: what is appended to a sealed file has its own. */
    private int filling(int size) {
        if (!SealedData.isSealed(folder)) {
            return 0;
        }
        int rest = Math.ceilDiv(size, SealedData.LOG_PAGE) * SealedData.LOG_PAGE - size;
        return rest > 0 && rest < Integer.BYTES ? rest + SealedData.LOG_PAGE : rest;
    }

    private FileChannel file(long first) throws IOException {
        FileChannel present = channel;
        if (present != null && events < EVENTS && length < BYTES) {
            return present;
        }
        if (present != null && path != null) {
            present.force(false);
            present.close();
            old.add(new Old(path, time.nanoTime()));
        }
        Path next = folder.resolve(prefix + String.format(Locale.ROOT, "%016d", first) + ".journal");
        // One of this name has no whole event: else the next would not be this one.
        old.removeIf(each -> each.path().equals(next));
        FileChannel opened = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel = opened;
        path = next;
        length = 0;
        events = 0;
        return opened;
    }

    /** Whether a file could go. */
    boolean hasOld() {
        return old.size() > AT_MOST
                || (!old.isEmpty() && time.nanoTime() - old.peek().finished() > STAYS_NANOS);
    }

    /** Drops the files that are old enough. To be called when the blocks of all their events are durable. */
    void dropOld() {
        try {
            while (hasOld()) {
                Files.deleteIfExists(old.remove().path());
            }
        } catch (IOException e) {
            throw new StoreException("An old file of the journal could not be deleted: " + e.getMessage(), e);
        }
    }

    void force() {
        try {
            FileChannel present = channel;
            if (present != null) {
                present.force(false);
            }
        } catch (IOException e) {
            throw new StoreException("Events could not be forced to the disk: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            FileChannel present = channel;
            if (present != null) {
                present.force(false);
                present.close();
                channel = null;
            }
        } catch (IOException e) {
            throw new StoreException("The journal's file could not be closed: " + e.getMessage(), e);
        }
    }
}
