package dev.weir.broker.lambda.process;

import dev.weir.broker.lambda.runner.Frames;
import dev.weir.broker.lambda.runner.FunctionError;
import dev.weir.broker.lambda.runner.Invocation;
import dev.weir.broker.time.TimeSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a function; works on one call at a time. Used by one caller at a time; may be killed by any thread. */
final class FunctionProcess {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionProcess.class);
    private static final double NANOS = 1e9;

    /** What a process gets to end by itself once it has closed its output, so that its exit code is its own. */
    private static final Duration EXIT = Duration.ofSeconds(2);

    private final Launch launch;
    private final TimeSource time;
    private final CallLog log;
    private final Process process;
    private final DataOutputStream calls;
    private final long startedAt;
    private final CompletableFuture<Told> ready = new CompletableFuture<>();
    private volatile @Nullable Pending pending;
    private volatile boolean timedOut;
    private volatile boolean killed;
    private @Nullable Duration loaded;
    private boolean used;

    /** What the process told: a frame that ends something. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    private record Told(byte kind, byte[] content, long memory) {}

    /** The call that the process works on. */
    private record Pending(String requestId, CompletableFuture<Told> end) {}

    FunctionProcess(Launch launch, TimeSource time) throws IOException {
        this.launch = launch;
        this.time = time;
        this.log = new CallLog(time);
        this.startedAt = time.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder(launch.command()).directory(launch.folder().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(launch.environment());
        process = builder.start();
        calls = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        read("weir-function-out", this::readFrames, process.getInputStream());
        read("weir-function-err", this::readText, process.getErrorStream());
    }

    /** Reads a stream on a thread of the system's: such reads hold the thread that they are on. */
    private void read(String name, Reader reader, InputStream stream) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try (InputStream in = new BufferedInputStream(stream)) {
                reader.read(in);
            } catch (IOException e) {
                LOG.debug("A function's process ended while it was read from", e);
            }
        });
    }

    @FunctionalInterface
    private interface Reader {
        void read(InputStream in) throws IOException;
    }

    Launch launch() {
        return launch;
    }

    boolean isAlive() {
        return process.isAlive() && !killed;
    }

    /** Calls the function and waits for the end. */
    CallEnd call(Invocation invocation, Duration timeout) {
        boolean first = !used;
        used = true;
        Told start = first ? awaitReady() : null;
        if (start != null && start.kind() != Frames.READY) {
            CallEnd.Kind kind = timedOut ? CallEnd.Kind.TIMED_OUT : kindOf(start);
            kill();
            return end(kind, start, elapsed(startedAt), null);
        }
        long begun = time.nanoTime();
        CompletableFuture<Told> told = new CompletableFuture<>();
        pending = new Pending(invocation.requestId(), told);
        if (!process.isAlive()) {
            told.complete(crash(invocation.requestId()));
        }
        TimeSource.Scheduled alarm = time.after(timeout, () -> {
            if (!told.isDone()) {
                timedOut = true;
                told.complete(new Told(
                        Frames.ERROR,
                        FunctionError.of(
                                "Sandbox.Timedout",
                                "RequestId: " + invocation.requestId() + " Error: Task timed out after "
                                        + seconds(timeout) + " seconds"),
                        0));
                kill();
            }
        });
        try {
            invocation.write(calls);
            calls.flush();
        } catch (IOException e) {
            LOG.debug("A function's process ended before it was called", e);
        }
        Told end = told.join();
        alarm.cancel();
        pending = null;
        Duration took = elapsed(begun);
        if (end.kind() == Frames.FATAL) {
            kill();
        }
        return end(timedOut ? CallEnd.Kind.TIMED_OUT : kindOf(end), end, took, first ? loaded : null);
    }

    private Told awaitReady() {
        TimeSource.Scheduled alarm = time.after(launch.loading(), () -> {
            if (!ready.isDone()) {
                timedOut = true;
                ready.complete(new Told(
                        Frames.NOT_READY,
                        FunctionError.of(
                                "Sandbox.Timedout",
                                "Error: The function was not loaded within " + seconds(launch.loading()) + " seconds"),
                        0));
                kill();
            }
        });
        Told told = ready.join();
        alarm.cancel();
        loaded = elapsed(startedAt);
        return told;
    }

    private CallEnd end(CallEnd.Kind kind, Told told, Duration took, @Nullable Duration loading) {
        return new CallEnd(kind, told.content(), took, loading, told.memory(), log.take());
    }

    private static CallEnd.Kind kindOf(Told told) {
        return switch (told.kind()) {
            case Frames.ANSWER -> CallEnd.Kind.ANSWERED;
            case Frames.ERROR, Frames.FATAL, Frames.NOT_READY -> CallEnd.Kind.FAILED;
            default -> CallEnd.Kind.CRASHED;
        };
    }

    private Duration elapsed(long since) {
        return Duration.ofNanos(time.nanoTime() - since);
    }

    static String seconds(Duration duration) {
        return String.format("%.2f", (double) duration.toNanos() / NANOS);
    }

    private void readText(InputStream in) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            log.add(buffer, 0, count);
        }
    }

    private void readFrames(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != Frames.MARK) {
                    log.add(new byte[] {(byte) next}, 0, 1);
                    continue;
                }
                readFrame(in);
            }
        } finally {
            ended();
        }
    }

    private void readFrame(DataInputStream in) throws IOException {
        boolean marked = in.readShort() == Frames.MARK_REST;
        byte kind = marked ? in.readByte() : 0;
        int length = marked ? in.readInt() : 0;
        boolean ends = kind == Frames.ANSWER || kind == Frames.ERROR || kind == Frames.FATAL;
        if (!marked || length < (ends ? Long.BYTES : 0) || length > Frames.MOST) {
            throw new IOException("The process wrote something else than frames");
        }
        long memory = ends ? in.readLong() : 0;
        byte[] content = new byte[ends ? length - Long.BYTES : length];
        in.readFully(content);
        if (kind == Frames.LOG) {
            log.add(content, 0, content.length);
        } else if (ends) {
            Pending waiting = pending;
            if (waiting != null) {
                waiting.end().complete(new Told(kind, content, memory));
            }
        } else {
            ready.complete(new Told(kind, content, 0));
        }
    }

    /** Nothing more will come. */
    private void ended() {
        TimeSource.Scheduled alarm = time.after(EXIT, this::kill);
        ready.complete(crash(""));
        Pending waiting = pending;
        if (waiting != null) {
            waiting.end().complete(crash(waiting.requestId()));
        }
        alarm.cancel();
    }

    private Told crash(String requestId) {
        process.onExit().join();
        int exit = process.exitValue();
        String message = (requestId.isEmpty() ? "" : "RequestId: " + requestId + " ") + "Error: Runtime exited "
                + (exit == 0 ? "without providing a reason" : "with error: " + status(exit));
        return new Told((byte) 0, FunctionError.of("Runtime.ExitError", message), 0);
    }

    private static String status(int exit) {
        int signal = exit - 128;
        return signal == 9 ? "signal: killed" : "exit status " + exit;
    }

    /** Ends the process with all that it started. */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
