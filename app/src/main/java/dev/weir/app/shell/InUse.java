package dev.weir.app.shell;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a folder that a running program uses, by which the next one tells what was left over from what is not. It is a lock on a
 * file, which the system lets go when the program ends, however that happens. Thread-safe.
 *
 * <p>On POSIX a program loses its lock on a file as soon as it closes <em>any</em> channel to that file. So the marks of this program are
 * held here, where no garbage collection closes them, and are never opened a second time.
 */
public final class InUse implements AutoCloseable {

    /** The file in the folder. */
    public static final String NAME = "in-use";

    private static final Map<Path, FileChannel> MINE = new HashMap<>();

    private final Path mark;

    private InUse(Path mark) {
        this.mark = mark;
    }

    /**
     * Marks a folder.
     *
     * @return null if another program has it, or this one already
     */
    public static @Nullable InUse take(Path folder) throws IOException {
        Path mark = mark(folder);
        synchronized (MINE) {
            if (MINE.containsKey(mark)) {
                return null;
            }
            FileChannel channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean mine = false;
            try {
                mine = channel.tryLock() != null;
            } finally {
                if (!mine) {
                    channel.close();
                }
            }
            if (!mine) {
                return null;
            }
            MINE.put(mark, channel);
            return new InUse(mark);
        }
    }

    /** Whether this program has marked a folder. */
    public static boolean isMine(Path folder) {
        synchronized (MINE) {
            return MINE.containsKey(mark(folder));
        }
    }

    /** Whether a folder was marked by a program that is no more; false for one without a mark, and for one that may not be looked into. */
    public static boolean isLeft(Path folder) {
        Path mark = mark(folder);
        synchronized (MINE) {
            if (MINE.containsKey(mark) || !Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            } catch (IOException e) {
                return false;
            }
        }
    }

    private static Path mark(Path folder) {
        return folder.toAbsolutePath().normalize().resolve(NAME);
    }

    /** Lets it go. */
    @Override
    public void close() throws IOException {
        FileChannel channel;
        synchronized (MINE) {
            channel = MINE.remove(mark);
        }
        if (channel != null) {
            channel.close();
        }
    }
}
