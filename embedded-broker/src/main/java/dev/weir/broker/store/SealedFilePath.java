package dev.weir.broker.store;

import dev.weir.broker.sealed.SealedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** The files of sealed folders as H2 opens files: by their names. */
public final class SealedFilePath extends FilePathWrapper {

    private static final String SCHEME = "weir-sealed";

    /** The folders in which H2 has opened files, by where they are on the disk. */
    private static final Map<Path, Path> FOLDERS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new SealedFilePath());
    }

    /** The name under which H2 opens a file, sealed or not. */
    static String nameOf(Path file) {
        Path absolute = file.toAbsolutePath();
        if (!SealedData.isSealed(file)) {
            return absolute.toString();
        }
        Path folder = absolute.resolveSibling("");
        FOLDERS.put(SealedData.onDisk(folder), folder);
        return SCHEME + ":" + SealedData.onDisk(absolute);
    }

    /** No file of that folder will be opened any more. */
    static void forget(Path folder) {
        FOLDERS.remove(folder);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    private Path path() throws IOException {
        Path onDisk = Path.of(getBase().toString());
        Path folder = FOLDERS.get(onDisk.getParent());
        if (folder == null || !folder.getFileSystem().isOpen()) {
            throw new IOException("The sealed folder of " + onDisk + " is closed");
        }
        return folder.resolve(onDisk.getFileName().toString());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Set<OpenOption> options = new HashSet<>(EnumSet.of(StandardOpenOption.READ));
        if (!mode.equals("r")) {
            options.add(StandardOpenOption.WRITE);
            options.add(StandardOpenOption.CREATE);
        }
        return FileChannel.open(path(), options);
    }

    @Override
    public long size() {
        try {
            return Files.size(path());
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public InputStream newInputStream() throws IOException {
        return Files.newInputStream(path());
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        return append
                ? Files.newOutputStream(path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Files.newOutputStream(path());
    }
}
