package dev.weir.app.query.gateway;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Flink SQL Gateway in a process of its own, with a cluster in it. */
final class RealGateway implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path log;

    /**
     * Starts one.
     *
     * @param folder for its configuration and its log
     * @param withConnectors whether it has our connectors
     */
    RealGateway(Path folder, boolean withConnectors) throws IOException, InterruptedException {
        Path target =
                Path.of("").toAbsolutePath().resolveSibling("streaming-sql").resolve("target");
        List<String> jars = new ArrayList<>();
        for (String where : List.of("gateway", "lib")) {
            try (Stream<Path> files = Files.list(target.resolve(where))) {
                files.map(Path::toString)
                        .filter(jar -> withConnectors || !jar.contains("weir-streaming-sql"))
                        .forEach(jars::add);
            }
        }
        port = freePort();
        Files.writeString(folder.resolve("config.yaml"), """
                execution.target: local
                sql-gateway.endpoint.rest.address: 127.0.0.1
                sql-gateway.endpoint.rest.bind-address: 127.0.0.1
                sql-gateway.endpoint.rest.bind-port: %d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.bind-port: 0
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                """.formatted(port));
        log = folder.resolve("gateway.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, jars),
                "org.apache.flink.table.gateway.SqlGateway");
        builder.environment().put("FLINK_CONF_DIR", folder.toString());
        process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (!process.isAlive()) {
                throw new IOException("The gateway has ended: " + Files.readString(log));
            }
            try {
                new GatewayClient(address()).close();
                return;
            } catch (GatewayFailure e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("The gateway does not listen: " + Files.readString(log));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it and its cluster have written, rows of {@code print} among it. */
    String written() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
