package dev.weir.app.crash;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a run that has not ended yet. One that is found by the next run, which has made sure that no other runs, says that
 * the process died. Thread-safe.
 */
public final class RunMark {

    private static final String NAME = "running";
    private static final int MOST_BYTES = 4 * 1024;
    private static final int ERROR_LINES = 120;

    private final Path file;
    private final AtomicBoolean ended = new AtomicBoolean();

    private RunMark(Path file) {
        this.file = file;
    }

    /**
     * A run that died.
     *
     * @param pid of its process
     * @param folder in which it ran, where the JVM may have left its own report
     */
    public record Died(long pid, Instant started, Path folder) {}

    /** What an earlier run has left in a folder, or null. */
    public static @Nullable Died left(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return null;
            }
            List<String> lines = Files.readAllLines(file);
            return new Died(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), Path.of(lines.get(2)));
        } catch (IOException | RuntimeException notOurs) {
            return null;
        }
    }

    /** Marks this run, in the place of an earlier one. */
    public static RunMark begin(Path folder, Instant now) throws IOException {
        Path file = folder.resolve(NAME);
        Files.writeString(
                file,
                ProcessHandle.current().pid() + "\n" + now + "\n" + Path.of("").toAbsolutePath() + "\n");
        return new RunMark(file);
    }

    /** This run ends as it should. The second time nothing happens: the mark may be the next run's then. */
    public void end() throws IOException {
        if (ended.compareAndSet(false, true)) {
            Files.deleteIfExists(file);
        }
    }

    /** Writes a report of a run that died, with what the JVM has left. */
    public static void report(Died died, CrashReports reports, Path temporary) throws IOException {
        reports.write(
                "The last run did not end by itself: process " + died.pid() + ", begun " + died.started(),
                null,
                ofTheJvm(died, temporary).orElse("The JVM has left no report of its own."));
    }

    /** Head and stack of the JVM's report, without its dump of memory, registers and variables. */
    private static Optional<String> ofTheJvm(Died died, Path temporary) {
        String name = "hs_err_pid" + died.pid() + ".log";
        for (Path folder : List.of(died.folder(), temporary)) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try (Stream<String> lines = Files.lines(file)) {
                return Optional.of("The JVM's own report, " + name + ":\n"
                        + lines.limit(ERROR_LINES)
                                .takeWhile(line -> !line.startsWith("Register") && !line.startsWith("Registers:"))
                                .filter(line -> !line.startsWith("Command Line:") && !line.startsWith("Host:"))
                                .map(Scrub::line)
                                .collect(Collectors.joining("\n")));
            } catch (MalformedInputException e) {
                return Optional.of("The JVM's own report, " + name + ", can't be read as text.");
            } catch (IOException | java.io.UncheckedIOException e) {
                return Optional.of("The JVM's own report, " + name + ", can't be read.");
            }
        }
        return Optional.empty();
    }
}
