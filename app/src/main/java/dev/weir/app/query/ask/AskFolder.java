package dev.weir.app.query.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary folder of one database: what is on its way in, and what DuckDB has no memory for. Only its owner may look into it. */
final class AskFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AskFolder.class);

    private final Path folder;
    private final Path chunks;
    private final Path spill;
    private final Thread atExit = Thread.ofPlatform().name("delete what was asked").unstarted(this::delete);

    AskFolder() throws IOException {
        folder = Files.createTempDirectory("weir-ask-", ownerOnly());
        chunks = Files.createDirectory(folder.resolve("chunks"));
        spill = Files.createDirectory(folder.resolve("spill"));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Where chunks of records wait for a moment. */
    Path chunks() {
        return chunks;
    }

    /** Where DuckDB puts what it has no memory for. */
    Path spill() {
        return spill;
    }

    /** Bytes that the disk has left for this program. */
    long usableBytes() {
        return folder.toFile().getUsableSpace();
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The program ends already, and the hook has run or will find nothing.
            LOG.trace("The program ends", ending);
        }
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("The temporary files of Ask could not be deleted: {}", folder, e);
        }
    }
}
