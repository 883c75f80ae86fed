package dev.weir.app.query.ask;

import dev.weir.app.shell.InUse;
import dev.weir.app.shell.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folder of one database: what is on its way in, and what DuckDB has no memory for. Only its owner may look into it;
 * what a crash left behind is deleted by the next run.
 */
final class AskFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AskFolder.class);

    private static final String PREFIX = "weir-ask-";

    /** Between making a folder and locking it another program might look. */
    private static final Duration NEWBORN = Duration.ofSeconds(10);

    private final Path folder;
    private final @Nullable InUse inUse;
    private final Path chunks;
    private final Path objects;
    private final Path spill;
    private final Thread atExit =
            Thread.ofPlatform().name("delete what was asked").unstarted(this::delete);

    AskFolder() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
        sweep(parent);
        folder = Files.createTempDirectory(parent, PREFIX, OwnerOnly.folder(parent));
        // Held until the folder goes: it tells the next run that this one is not left over.
        inUse = InUse.take(folder);
        chunks = Files.createDirectory(folder.resolve("chunks"));
        objects = Files.createDirectory(folder.resolve("objects"));
        spill = Files.createDirectory(folder.resolve("spill"));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Deletes what runs that are no more have left. */
    private static void sweep(Path parent) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS) && abandoned(other)) {
                    deleteAll(other);
                }
            }
        } catch (IOException e) {
            LOG.warn("What an earlier run of Ask left could not be looked for", e);
        }
    }

    private static boolean abandoned(Path other) {
        try {
            Instant changed =
                    Files.getLastModifiedTime(other, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (!Files.isRegularFile(other.resolve(InUse.NAME), LinkOption.NOFOLLOW_LINKS)) {
                return changed.isBefore(Instant.now().minus(NEWBORN));
            }
        } catch (IOException e) {
            // Not ours to touch.
            return false;
        }
        return InUse.isLeft(other);
    }

    /** Where chunks of records wait for a moment. */
    Path chunks() {
        return chunks;
    }

    /** Where objects are kept that were fetched. */
    Path objects() {
        return objects;
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
        try {
            if (inUse != null) {
                inUse.close();
            }
        } catch (IOException e) {
            LOG.warn("The mark of {} could not be let go", folder, e);
        }
        deleteAll(folder);
    }

    private static void deleteAll(Path gone) {
        if (!Files.exists(gone)) {
            return;
        }
        try (Stream<Path> all = Files.walk(gone)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("The temporary files of Ask could not be deleted: {}", gone, e);
        }
    }
}
