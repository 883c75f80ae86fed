package dev.weir.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on loopback. Ended with the benchmark, whatever becomes of it. Thread-safe. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PROCESSES = Path.of("/proc");

    private final Process process;
    private final URI endpoint;
    private final Path log;
    private final Thread atExit;

    private ServerProcess(Process process, URI endpoint, Path log) {
        this.process = process;
        this.endpoint = endpoint;
        this.log = log;
        this.atExit = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a server and returns once it answers ListStreams.
     *
     * @param folder where it runs
     * @param environment what is added to this process's own
     * @throws IOException if it does not start, with the end of what it said
     */
    static ServerProcess start(List<String> command, int port, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "server", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), URI.create("http://" + loopback() + ":" + port), log);
        boolean answers = false;
        try {
            server.awaitAnswer();
            answers = true;
        } finally {
            if (!answers) {
                server.kill();
            }
        }
        return server;
    }

    /** A port that was free just now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(loopback()))) {
            return socket.getLocalPort();
        }
    }

    private static String loopback() {
        return "127.0.0.1";
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        byte[] question = WireFormat.JSON.request(endpoint, "ListStreams", out -> {});
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (WireConnection connection = new WireConnection(endpoint)) {
                connection.call(question);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(
                            "The server did not start; the end of what it said:\n"
                                    + Files.readString(log).lines().toList().reversed().stream()
                                            .limit(20)
                                            .toList()
                                            .reversed(),
                            e);
                }
                Thread.sleep(5); // nothing tells when another process's port opens
            }
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The memory that is resident now, in bytes; empty where the system does not tell. */
    OptionalLong residentBytes() throws IOException {
        return status("VmRSS:");
    }

    /** The most memory that ever was resident, in bytes; empty where the system does not tell. */
    OptionalLong mostResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    private OptionalLong status(String name) throws IOException {
        Path status = PROCESSES.resolve(Long.toString(process.pid())).resolve("status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(
                                line.substring(name.length()).replace("kB", "").strip())
                        << 10)
                .findFirst();
    }

    /** Ends it at once, as a failing machine would. */
    void kill() {
        process.destroyForcibly().onExit().join();
        forget();
    }

    /** Asks it to end, and waits until it did. */
    @Override
    public void close() {
        process.destroy();
        boolean ended = false;
        try {
            ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            System.getLogger("dev.weir").log(System.Logger.Level.DEBUG, "The benchmark is ending already.", e);
        }
    }
}
