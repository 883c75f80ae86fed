package dev.weir.broker.store;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a broker keeps everything in, held by one process at a time until it is closed. The file
 * {@code weir-data} in it says that it is Weir's and in which format; {@code weir-lock} is locked while a broker runs,
 * and names the process that does.
 */
public final class DataFolder implements AutoCloseable {

    private static final String MARKER = "weir-data";
    private static final String LOCK = "weir-lock";
    private static final String FORMAT_LINE = "weir data folder, format ";

    /** Format 1 had records in MVStore files; see {@link MvStoreSegment}. */
    private static final int FORMAT = 2;

    private final Path path;
    private final FileChannel lockChannel;

    private DataFolder(Path path, FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the folder if it is not there, and takes it.
     *
     * @throws BrokerStartException if it cannot be used, is not Weir's, is of a newer format or is in use
     */
    public static DataFolder open(Path path) throws BrokerStartException {
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
            try {
                opened.mark();
                return opened;
            } catch (BrokerStartException | IOException e) {
                opened.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + folder + " cannot be read and written (" + e.getMessage()
                            + "): change its permissions or choose another folder.",
                    e);
        }
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            // Closing gives the lock back. The file stays: deleting it would let two processes lock two files.
            lockChannel.truncate(0);
            lockChannel.close();
        } catch (IOException e) {
            throw new StoreException("The data folder " + path + " could not be released: " + e.getMessage() + ".", e);
        }
    }

    private static void refuseForeign(Path folder) throws BrokerStartException, IOException {
        if (Files.exists(folder.resolve(MARKER))) {
            return;
        }
        List<String> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(LOCK))
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

    private void mark() throws BrokerStartException, IOException {
        Path marker = path.resolve(MARKER);
        if (!Files.exists(marker)) {
            Files.writeString(marker, FORMAT_LINE + FORMAT + "\n");
            return;
        }
        String line = Files.readString(marker).strip();
        // A process that was killed while it marked an empty folder leaves the file empty.
        if (line.isEmpty()) {
            Files.writeString(marker, FORMAT_LINE + FORMAT + "\n");
            return;
        }
        if (!line.matches(FORMAT_LINE + "\\d{1,9}")) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_FOREIGN,
                    "The file " + marker
                            + " is not Weir's: choose an empty folder, so that nothing of yours is touched.");
        }
        int format = Integer.parseInt(line.substring(FORMAT_LINE.length()));
        if (format > FORMAT) {
            throw new BrokerStartException(
                    Reason.DATA_FOLDER_UNUSABLE,
                    "The data folder " + path + " was written by a newer Weir (format " + format + "; this one knows "
                            + FORMAT + "): update Weir or choose another folder.");
        }
        if (format < FORMAT) {
            Files.writeString(marker, FORMAT_LINE + FORMAT + "\n");
        }
    }
}
