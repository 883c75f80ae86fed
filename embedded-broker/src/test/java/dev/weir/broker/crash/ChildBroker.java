package dev.weir.broker.crash;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, so that it can be killed. */
final class ChildBroker implements AutoCloseable {

    /** A way to start one. */
    @FunctionalInterface
    interface Starting {
        ChildBroker on(Path folder) throws IOException;
    }

    /** What POSIX counts the sizes of files in. */
    private static final int LIMIT_BLOCK = 512;

    private final Process process;
    private final URI endpoint;

    private ChildBroker(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** What the child process runs: a broker on the folder named by the first argument, until it is killed. */
    public static void main(String[] arguments) throws Exception {
        BrokerConfig config =
                BrokerConfig.in(Path.of(arguments[0])).withLimits(false).withStateDelay(Duration.ofMillis(50));
        if (arguments.length > 1) {
            config = config.withPassphrase(arguments[1]::toCharArray);
        }
        try (Broker broker = Broker.start(config)) {
            if (arguments.length > 1) {
                broker.certificate();
            }
            System.out.println(broker.endpoint());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    static ChildBroker start(Path folder) throws IOException {
        return start(java(folder));
    }

    /** A broker on a sealed folder. */
    static ChildBroker startSealed(Path folder) throws IOException {
        List<String> command = new ArrayList<>(java(folder));
        command.add("a passphrase of tests");
        return start(command);
    }

    /** A broker none of whose files may become larger than so many bytes; only where there is a POSIX shell. */
    static ChildBroker startWithin(Path folder, int bytes) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + bytes / LIMIT_BLOCK + "; exec \"$0\" \"$@\""));
        command.addAll(java(folder));
        return start(command);
    }

    private static List<String> java(Path folder) {
        return java(ChildBroker.class, folder.toString());
    }

    private static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A broker that another main class starts, which tells its endpoint as {@link #main} does. */
    static ChildBroker startBy(Class<?> main, String... arguments) throws IOException {
        return start(java(main, arguments));
    }

    private static ChildBroker start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The child broker ended before it listened; its messages stand above.");
        }
        return new ChildBroker(process, URI.create(line));
    }

    Process process() {
        return process;
    }

    URI endpoint() {
        return endpoint;
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
