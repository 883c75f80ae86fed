package dev.weir.app.records.log;

import dev.weir.app.shell.InUse;
import dev.weir.app.shell.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folder of this run for records that do not fit into memory. Only its owner may look into it. It is deleted when the
 * program ends; what a crash left behind is deleted by the next run that makes such a folder. Thread-safe.
 */
public final class SpillFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);
    private static final String PREFIX = "weir-records-";

    /** Between making a folder and locking it another program might look. */
    private static final Duration NEWBORN = Duration.ofSeconds(10);

    private final Path parent;
    private final InstantSource clock;
    private Path folder = Path.of("");
    private boolean swept;
    private boolean made;
    private @Nullable InUse inUse;

    /** @param parent where it is made when first needed */
    public SpillFolder(Path parent, InstantSource clock) {
        this.parent = parent;
        this.clock = clock;
    }

    /** The one of this process. */
    public static SpillFolder ofProcess() {
        return OfProcess.FOLDER;
    }

    /** Made when first asked for. */
    private static final class OfProcess {
        static final SpillFolder FOLDER =
                new SpillFolder(Path.of(System.getProperty("java.io.tmpdir", ".")), InstantSource.system());

        static {
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform().name("delete spilled records").unstarted(FOLDER::delete));
        }
    }

    /** Makes a file that only its owner may read. */
    SpillFile create() throws IOException {
        return new SpillFile(Files.createTempFile(folder(), "records", ".spill", OwnerOnly.file(parent)));
    }

    /** Bytes that the disk has left for this program. */
    long usableBytes() {
        return parent.toFile().getUsableSpace();
    }

    private synchronized Path folder() throws IOException {
        if (!made) {
            if (!swept) {
                swept = true;
                sweep();
            }
            folder = Files.createTempDirectory(parent, PREFIX, OwnerOnly.folder(parent));
            made = true;
            // Held until the process ends: it tells the next run that this folder is not left over.
            inUse = InUse.take(folder);
        }
        return folder;
    }

    /** Deletes what runs that are no more have left. */
    private void sweep() {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS) && abandoned(other)) {
                    deleteAll(other);
                }
            }
        } catch (IOException e) {
            LOG.warn("Records spilled by an earlier run could not be looked for", e);
        }
    }

    private boolean abandoned(Path other) {
        try {
            Instant changed =
                    Files.getLastModifiedTime(other, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (!Files.isRegularFile(other.resolve(InUse.NAME), LinkOption.NOFOLLOW_LINKS)) {
                return changed.isBefore(clock.instant().minus(NEWBORN));
            }
        } catch (IOException e) {
            // Not ours to touch.
            return false;
        }
        return InUse.isLeft(other);
    }

    /** Deletes the folder and all files in it. */
    public synchronized void delete() {
        if (made) {
            made = false;
            letGo();
            deleteAll(folder);
        }
    }

    private void letGo() {
        try {
            if (inUse != null) {
                inUse.close();
            }
        } catch (IOException e) {
            LOG.warn("The mark of {} could not be let go", folder, e);
        }
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("Spilled records could not be deleted: {}", folder, e);
        }
    }
}
