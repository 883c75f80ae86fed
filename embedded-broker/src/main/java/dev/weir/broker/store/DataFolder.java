package dev.weir.broker.store;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import dev.weir.broker.sealed.DamagedFileException;
import dev.weir.broker.sealed.FolderKey;
import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a broker keeps everything in, held by one process at a time until it is closed. The file
 * {@code weir-data} in it says that it is Weir's and in which format; {@code weir-lock} is locked while a broker runs,
 * and names the process that does.
 */
public final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String LOCK = "weir-lock";

    /** What there is in a folder of which nothing has become yet. */
    private static final Set<String> BEGUN =
            Set.of(LOCK, FolderMarker.NAME + ".new", SealedData.HEADER, SealedData.HEADER + ".new");

    private final Path folder;
    private final FileChannel lockChannel;
    private @Nullable SealedData sealed;

    private DataFolder(Path folder, FileChannel lockChannel) {
        this.folder = folder;
        this.lockChannel = lockChannel;
    }

    /** Takes a folder that is not sealed, as {@link #open(Path, FolderKey)} does. */
    public static DataFolder open(Path path) throws BrokerStartException {
        return open(path, null);
    }

    /**
     * Creates the folder if it is not there, and takes it.
     *
     * @param key what it is sealed under, or is to be if it is new; null if it is not sealed, or under a key that the
     *     system's keyring has
     * @throws BrokerStartException if it cannot be used, is not Weir's, is of a newer format, is in use, or is sealed
     *     under another key or not at all; then nothing was written in it
     */
    public static DataFolder open(Path path, @Nullable FolderKey key) throws BrokerStartException {
        Path folder = path.toAbsolutePath().normalize();
        if (folder.toString().indexOf(';') >= 0) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder
                            + " has a semicolon in its name, which the database cannot take: choose another folder.");
        }
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new BrokerStartException(
                        Reason.DATA_FOLDER_UNUSABLE,
                        "The data folder " + folder + " is a file: choose a folder, or a name that is free.");
            }
            Files.createDirectories(folder);
            refuseForeign(folder);
            DataFolder opened = new DataFolder(folder, lock(folder));
            boolean done = false;
            try {
                opened.sealed = FolderEntrance.enter(folder, key);
                done = true;
                return opened;
            } finally {
                if (!done) {
                    opened.close();
                }
            }
        } catch (DamagedFileException e) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder + " cannot be opened: " + e.getMessage() + ".",
                    e);
        } catch (IOException e) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder + " cannot be read and written (" + e.getMessage()
                            + "): change its permissions or choose another folder.",
                    e);
        }
    }

    /** Takes a folder that is there and Weir's, in whatever form, for as long as it is worked on. */
    static DataFolder take(Path folder) throws BrokerStartException, IOException {
        return new DataFolder(folder, lock(folder));
    }

    /** Where it is, absolute; what is written through this path is sealed if the folder is. */
    public Path path() {
        return sealed == null ? folder : sealed.root();
    }

    @Override
    public void close() {
        if (sealed != null) {
            noteEnd(sealed);
            SealedFilePath.forget(folder);
            sealed.close();
        }
        try {
            // Closing gives the lock back. The file stays: deleting it would let two processes lock two files.
            lockChannel.truncate(0);
            lockChannel.close();
        } catch (IOException e) {
            throw new StoreException(
                    "The data folder " + folder + " could not be released: " + e.getMessage() + ".", e);
        }
    }

    private void noteEnd(SealedData of) {
        try {
            CleanEnd.note(of.root());
        } catch (IOException e) {
            LOG.warn("The end could not be noted in the data folder {}; the next start takes it for a kill", folder, e);
        }
    }

    private static void refuseForeign(Path folder) throws BrokerStartException, IOException {
        if (Files.exists(folder.resolve(FolderMarker.NAME))) {
            return;
        }
        List<String> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !BEGUN.contains(name))
                    .sorted()
                    .limit(1)
                    .toList();
        }
        if (!others.isEmpty()) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_FOREIGN,
                    "The folder " + folder + " is not empty and not Weir's (it holds " + others.getFirst()
                            + "): choose an empty folder, so that nothing of yours is touched.");
        }
    }

    private static FileChannel lock(Path folder) throws BrokerStartException, IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            String holder = text(channel);
            if (!tryLock(channel)) {
                throw new BrokerStartException(
                        Reason.DATA_FOLDER_LOCKED,
                        "The data folder " + folder + " is in use by another Weir"
                                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                                + ": end that one, or choose another folder.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            // Past the text: on Windows a locked region cannot be read, and the text names the holder.
            @Nullable FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    }
}
