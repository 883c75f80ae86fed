package dev.weir.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The two other Kinesis servers that people use for tests, as npm has them. Neither throttles puts; their limits of
 * shards are raised out of the way. Both listen on every address of the machine if left alone, so a small script that
 * Node loads first keeps them on loopback.
 */
public final class Rivals {

    private static final String KINESALITE = "3.3.3";
    private static final String KINESIS_LOCAL = "0.6.2";
    private static final String SHARD_LIMIT = "500";
    private static final String HEAP = "--max-old-space-size=6144";

    private final Path folder;
    private final Path data;
    private final Path loopback;

    private Rivals(Path folder, Path data, Path loopback) {
        this.folder = folder;
        this.data = data;
        this.loopback = loopback;
    }

    /**
     * Installs them. No install script is run: kinesalite's LevelDB comes with libraries that are built already.
     *
     * @param folder where npm puts them
     * @param data an empty folder for what they write
     * @throws IOException if npm is not there or fails; it says itself why
     */
    public static Rivals install(Path folder, Path data) throws IOException, InterruptedException {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        Files.createDirectories(folder);
        int status = new ProcessBuilder(
                        windows ? "npm.cmd" : "npm",
                        "install",
                        "--silent",
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts",
                        "--prefix",
                        folder.toString(),
                        "kinesalite@" + KINESALITE,
                        "kinesis-local@" + KINESIS_LOCAL)
                .directory(folder.toFile())
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("npm could not install kinesalite and kinesis-local (status " + status + ").");
        }
        Path loopback = data.resolve("loopback.cjs");
        try (InputStream script = Rivals.class.getResourceAsStream("loopback.cjs")) {
            if (script == null) {
                throw new IOException("loopback.cjs is missing from this build.");
            }
            Files.write(loopback, script.readAllBytes());
        }
        return new Rivals(folder, data, loopback);
    }

    /** kinesalite as it starts by itself: in memory. */
    public ServerProcess kinesaliteInMemory() throws IOException, InterruptedException {
        return kinesalite(List.of());
    }

    /** kinesalite with LevelDB on the disk, which it does not force: the nearest that it comes to durable. */
    ServerProcess kinesaliteOnDisk() throws IOException, InterruptedException {
        return kinesalite(List.of("--path", data.resolve("leveldb").toString()));
    }

    private ServerProcess kinesalite(List<String> more) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path home = modules().resolve("kinesalite");
        List<String> command = new ArrayList<>(List.of(
                "node",
                HEAP,
                "--require",
                loopback.toString(),
                home.resolve("cli.js").toString(),
                "--port",
                Integer.toString(port),
                "--shardLimit",
                SHARD_LIMIT));
        command.addAll(more);
        return ServerProcess.start(command, port, home, Map.of());
    }

    /** kinesis-local as it starts by itself: in memory. */
    public ServerProcess kinesisLocal() throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path home = modules().resolve("kinesis-local");
        return ServerProcess.start(
                List.of(
                        "node",
                        HEAP,
                        "--require",
                        loopback.toString(),
                        home.resolve("main.js").toString()),
                port,
                home,
                Map.of(
                        "KINESIS_MOCK_PLAIN_PORT",
                        Integer.toString(port),
                        "KINESIS_MOCK_TLS_PORT",
                        Integer.toString(ServerProcess.freePort()),
                        "SHARD_LIMIT",
                        SHARD_LIMIT,
                        "LOG_LEVEL",
                        "ERROR"));
    }

    private Path modules() {
        return folder.resolve("node_modules");
    }
}
