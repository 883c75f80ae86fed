package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.shell.InUse;
import dev.weir.app.shell.OwnerOnly;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements that are gone on with after the console is started again: a folder each, with what was asked and the newest checkpoint. No
 * keys are in it; rows of results are, so only the owner may look into it. One console at a time has a folder; others keep theirs for
 * as long as they run. Blocks; thread-safe.
 */
public final class KeptStatements implements AutoCloseable {

    /** Statements kept at most; the oldest go. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASKED = "statement.json";
    private static final String CHECKPOINTS = "checkpoints";
    private static final Duration LETTING_GO = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String PASSING = "weir-watch-";

    private final Path folder;
    private final InUse inUse;
    private final boolean passing;

    private KeptStatements(Path folder, InUse inUse, boolean passing) {
        this.folder = folder;
        this.inUse = inUse;
        this.passing = passing;
    }

    /** Those in a folder; or, if another console has it or it can't be written, some for this run alone. */
    public static KeptStatements in(Path folder) {
        return in(folder, LETTING_GO);
    }

    /** @param wait how long to wait at most where this same program has them */
    static KeptStatements in(Path folder, Duration wait) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
            InUse mark = takeSoon(folder, wait);
            if (mark != null) {
                sweep(folder);
                return new KeptStatements(folder, mark, false);
            }
        } catch (IOException e) {
            LOG.warn("Statements can't be kept in {}", folder, e);
        }
        return ofThisRun();
    }

    /** Some that are gone when they are closed, or when the next are made if this program is killed before. */
    public static KeptStatements ofThisRun() {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
            sweepAbandoned(parent);
            Path folder = Files.createTempDirectory(parent, PASSING, OwnerOnly.folder(parent));
            InUse mark = InUse.take(folder);
            if (mark == null) {
                throw new IOException(Text.of("{0} is another program's.", folder));
            }
            return new KeptStatements(folder, mark, true);
        } catch (IOException e) {
            throw new UncheckedIOException(Text.of("No temporary folder can be made."), e);
        }
    }

    private static void sweepAbandoned(Path parent) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PASSING + "*")) {
            for (Path other : others) {
                // One without a mark is perhaps being made right now; it is nobody's that has anything in it.
                if (InUse.isLeft(other)) {
                    delete(other);
                }
            }
        } catch (IOException e) {
            LOG.warn("What earlier runs have left in {} could not be looked for", parent, e);
        }
    }

    /** Deletes what was on its way out when the last console ended. */
    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> each = Files.list(folder)) {
            each.filter(place -> Files.isDirectory(place) && !Files.exists(place.resolve(ASKED)))
                    .forEach(KeptStatements::delete);
        }
    }

    /** Waits a while where this same program has it: a connection that was left a moment ago lets go only when its process has ended. */
    private static @Nullable InUse takeSoon(Path folder, Duration wait) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        InUse mark = InUse.take(folder);
        while (mark == null && InUse.isMine(folder) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            mark = InUse.take(folder);
        }
        return mark;
    }

    /** Whether they are still there the next time. */
    boolean outlast() {
        return !passing;
    }

    /** All of them, the oldest first. */
    synchronized List<KeptStatement> all() {
        List<KeptStatement> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            folders.map(KeptStatements::read).flatMap(Optional::stream).forEach(all::add);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What is kept in {} can't be listed", folder, e);
        }
        all.sort(Comparator.comparing(KeptStatement::begun));
        return all;
    }

    private static Optional<KeptStatement> read(Path each) {
        Path file = each.resolve(ASKED);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(file.toFile());
            List<String> declarations = new ArrayList<>();
            node.path("declarations").forEach(ddl -> declarations.add(ddl.asText()));
            return Optional.of(new KeptStatement(
                    each.getFileName().toString(),
                    node.path("name").asText(),
                    node.path("text").asText(),
                    declarations,
                    Instant.parse(node.path("begun").asText()),
                    node.path("why").asText()));
        } catch (IOException | DateTimeException e) {
            LOG.warn("{} can't be read; the statement is not offered", file, e);
            return Optional.empty();
        }
    }

    /** Keeps a statement, in the place of what was kept under its id. */
    synchronized void keep(KeptStatement statement) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", statement.name())
                .put("text", statement.text())
                .put("begun", statement.begun().toString())
                .put("why", statement.why());
        statement.declarations().forEach(node.putArray("declarations")::add);
        Path own = folder.resolve(statement.id());
        try {
            Files.createDirectories(own);
            Path written = own.resolve(ASKED + ".new");
            Files.writeString(written, node.toString());
            Files.move(
                    written, own.resolve(ASKED), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The statement {} can't be kept", statement.id(), e);
        }
        List<KeptStatement> all = all();
        all.stream().limit(Math.max(0, all.size() - MOST)).forEach(oldest -> forget(oldest.id()));
    }

    /** Where the checkpoints of a statement are. */
    Path checkpoints(String id) {
        return folder.resolve(id).resolve(CHECKPOINTS);
    }

    /** Whether there is a state to go on from. */
    boolean hasCheckpoint(String id) {
        Path place = checkpoints(id);
        if (!Files.isDirectory(place)) {
            return false;
        }
        // checkpoints/<job>/chk-<number>/_metadata
        try (Stream<Path> files = Files.walk(place, 3)) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        } catch (IOException | UncheckedIOException e) {
            // One was deleted under our eyes, since a newer is there.
            return true;
        }
    }

    /** Deletes a statement and all that was kept of it. */
    synchronized void forget(String id) {
        delete(folder.resolve(id));
    }

    private static void delete(Path gone) {
        for (int attempt = 0; attempt < 3 && Files.exists(gone); attempt++) {
            try (Stream<Path> all = Files.walk(gone)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException | UncheckedIOException e) {
                // The process may still write its last; then once more.
                LOG.debug("{} is not deleted yet", gone, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            inUse.close();
        } catch (IOException e) {
            LOG.warn("The mark of {} could not be let go", folder, e);
        }
        if (passing) {
            delete(folder);
        }
    }
}
