package dev.weir.app.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports of faults as text files, a bounded number of them, for the person alone: nothing is sent anywhere. They hold versions,
 * the stack and the last lines of the log, without secrets and without records' data. Thread-safe.
 */
public final class CrashReports {

    /** Reports that are kept; the oldest go. */
    public static final int KEPT = 20;

    private static final int LONGEST = 256 * 1024;
    private static final int LOG_LINES = 60;
    private static final int LOG_BYTES = 32 * 1024;
    private static final String ENDING = ".txt";
    private static final String SEEN = "seen";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path log;
    private final String version;
    private final InstantSource clock;

    /**
     * Makes nothing yet.
     *
     * @param log the file whose last lines go into a report
     * @param version of this program
     */
    public CrashReports(Path folder, Path log, String version, InstantSource clock) {
        this.folder = folder;
        this.log = log;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Writes a report.
     *
     * @param title what happened, a few words
     * @param detail further lines, empty for none
     * @return the file
     */
    public synchronized Path write(String title, @Nullable Throwable thrown, String detail) throws IOException {
        Instant now = clock.instant();
        StringBuilder text = new StringBuilder();
        line(text, "Weir " + version);
        line(text, Scrub.line(title));
        line(text, "at " + now);
        line(text, "system: " + property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        line(text, "java: " + property("java.vendor") + " " + property("java.runtime.version"));
        line(text, "JavaFX: " + property("javafx.runtime.version"));
        Runtime runtime = Runtime.getRuntime();
        line(
                text,
                "memory: " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " of "
                        + (runtime.maxMemory() >> 20) + " MiB, processors: " + runtime.availableProcessors());
        if (thrown != null) {
            line(text, "\nstack:");
            stack(thrown).lines().map(Scrub::line).forEach(each -> line(text, each));
        }
        if (!detail.isEmpty()) {
            line(text, "\n" + detail.strip());
        }
        line(text, "\nlast lines of the log:");
        lastLines().forEach(each -> line(text, Scrub.line(each)));
        Files.createDirectories(folder);
        Path file = file(now, 0);
        for (int i = 1; Files.exists(file); i++) {
            file = file(now, i);
        }
        Files.writeString(file, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        forgetOldest();
        return file;
    }

    /** Names are in the order of their times. */
    private Path file(Instant time, int number) {
        return folder.resolve(String.format(Locale.ROOT, "weir-%s-%04d%s", NAME.format(time), number, ENDING));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private List<String> lastLines() {
        if (!Files.isRegularFile(log)) {
            return List.of("(there is no log)");
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOG_BYTES);
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            List<String> lines =
                    new String(end, StandardCharsets.UTF_8).lines().collect(Collectors.toCollection(ArrayList::new));
            if (from > 0 && !lines.isEmpty()) {
                lines.removeFirst();
            }
            return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(the log can't be read)");
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> all = files();
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING)
                            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        }
    }

    /** All that are kept, newest first. */
    public synchronized List<CrashReport> list() throws IOException {
        List<CrashReport> reports = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.size(file) > 2L * LONGEST ? "" : Files.readString(file);
            String title =
                    text.lines().skip(1).findFirst().orElse(file.getFileName().toString());
            reports.add(new CrashReport(file, Files.getLastModifiedTime(file).toInstant(), title, text));
        }
        return reports;
    }

    /** Whether there are any that the person was not shown yet. Reads names only. */
    public synchronized boolean hasNew() throws IOException {
        List<Path> files = files();
        Path seen = folder.resolve(SEEN);
        String last = Files.isRegularFile(seen) ? Files.readString(seen).strip() : "";
        return !files.isEmpty() && files.getFirst().getFileName().toString().compareTo(last) > 0;
    }

    /** The person was shown those that there are. */
    public synchronized void seen() throws IOException {
        List<Path> files = files();
        if (!files.isEmpty()) {
            Files.writeString(
                    folder.resolve(SEEN), files.getFirst().getFileName().toString());
        }
    }

    public synchronized void delete(CrashReport report) throws IOException {
        Files.deleteIfExists(report.file());
    }
}
