package dev.weir.app.query.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.connection.proxy.ChildProxy;
import dev.weir.app.connection.proxy.ProxyChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The engine's process: messages to it and from it, a JSON object a line. It ends by itself when its standard input is closed, so it can't
 * outlive this one, however that ends.
 */
final class WatchProcess implements KeyRenewal.Told {

    /** Hears what the process says, on a thread of its own. */
    interface Ear {

        void heard(WatchProcess process, JsonNode message);

        /** It is gone. */
        void gone(WatchProcess process);
    }

    /** What the JVM exits with when it has run out of memory. */
    static final int OUT_OF_MEMORY = 3;

    /** The classes as the JVM has them once they are loaded, beside the folder with the jars. */
    static final String CLASSES = "streaming-sql.aot";

    /** The launcher makes that file with the same. */
    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            // What dies young is most of it; a larger nursery would only be more resident memory.
            "-Xmn48m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_KEPT = 40;
    private static final Duration TIME_TO_END = Duration.ofSeconds(3);

    private final Process process;
    private final OutputStream in;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("watch-writer").factory());
    private final Deque<String> lastWords = new ArrayDeque<>();

    private WatchProcess(Process process) {
        this.process = process;
        this.in = process.getOutputStream();
    }

    static WatchProcess start(Path folder, Ear ear) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        Path classes = folder.resolveSibling(CLASSES);
        if (Files.isRegularFile(classes)) {
            // Silent, since one that does not fit what was built since is no news: the JVM does without.
            command.add("-XX:AOTCache=" + classes);
            command.add("-Xlog:disable");
        }
        ChildProxy proxy = ProxyChoice.now().forChild();
        command.addAll(proxy.flags());
        command.addAll(List.of("-cp", folder.resolve("*").toString(), "dev.weir.streamingsql.Main"));
        ProcessBuilder builder = new ProcessBuilder(command);
        proxy.into(builder.environment());
        WatchProcess started = new WatchProcess(builder.start());
        Thread.ofVirtual().name("watch-errors").start(started::keepLastWords);
        Thread.ofVirtual().name("watch-reader").start(() -> started.read(ear));
        return started;
    }

    /** Sends a message soon, after those before it; of no effect when the process is gone. */
    @Override
    public void send(JsonNode message) {
        try {
            writer.execute(() -> write(message));
        } catch (RejectedExecutionException e) {
            // It is being ended, and takes nothing more.
        }
    }

    private void write(JsonNode message) {
        try {
            in.write(JSON.writeValueAsBytes(message));
            in.write('\n');
            in.flush();
        } catch (IOException e) {
            // It is gone, which the reader tells.
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits so long at most; whether it has ended. */
    @Override
    public boolean ended(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost);
    }

    long pid() {
        return process.pid();
    }

    /** What it exited with; asked once it is gone. */
    int status() {
        return process.exitValue();
    }

    /** The end of what it wrote to its log. */
    String lastWords() {
        synchronized (lastWords) {
            return String.join("\n", lastWords);
        }
    }

    /** Ends it; waits for that three seconds at most, and then kills it. */
    void end() {
        writer.shutdownNow();
        // Elsewhere, since closing waits for a write that is going on: a process that does not read must not keep us.
        Thread.ofVirtual().name("watch-closer").start(this::closeInput);
        try {
            if (!process.waitFor(TIME_TO_END)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What it takes for the end of its parent. */
    void closeInput() {
        try {
            in.close();
        } catch (IOException e) {
            // Then it is gone already.
        }
    }

    private void read(Ear ear) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ear.heard(this, JSON.readTree(line));
            }
        } catch (IOException e) {
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        writer.shutdown();
        ear.gone(this);
    }

    private void keepLastWords() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastWords) {
                    lastWords.addLast(line);
                    if (lastWords.size() > LINES_KEPT) {
                        lastWords.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // It is gone.
        }
    }
}
