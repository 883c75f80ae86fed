package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.streamingsql.kinesis.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes what the parent wants, until the parent is gone. */
final class Session {

    private static final long COUNTS_EVERY = 500;

    private final Wire wire;
    private final SharedCluster cluster;
    private final Map<String, Statement> running = new ConcurrentHashMap<>();

    Session(Wire wire, SharedCluster cluster) {
        this.wire = wire;
        this.cluster = cluster;
    }

    /** Returns when the parent has closed its end. */
    void serve() throws IOException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("counts").factory());
        try {
            var counts = clock.scheduleWithFixedDelay(
                    () -> running.values().forEach(Statement::tellCounts),
                    COUNTS_EVERY,
                    COUNTS_EVERY,
                    TimeUnit.MILLISECONDS);
            for (JsonNode message = wire.read(); message != null; message = wire.read()) {
                take(message);
            }
            counts.cancel(false);
        } finally {
            clock.shutdownNow();
        }
    }

    private void take(JsonNode message) {
        String id = message.path("id").asText();
        switch (message.path("do").asText()) {
            case "execute" -> execute(id, message);
            case "access" -> {
                JsonNode token = message.path("sessionToken");
                JsonNode endpoint = message.path("endpoint");
                Access.set(
                        endpoint.isTextual() ? endpoint.asText() : null,
                        message.path("accessKeyId").asText(),
                        message.path("secretKey").asText(),
                        token.isTextual() ? token.asText() : null);
            }
            case "cancel" -> {
                Statement statement = running.get(id);
                if (statement != null) {
                    statement.cancel();
                }
            }
            case "ack" -> {
                Statement statement = running.get(id);
                if (statement != null) {
                    statement.acknowledged();
                }
            }
            // Without its content, which may be keys.
            default -> throw new IllegalArgumentException("Not understood: " + message.path("do"));
        }
    }

    private Checkpoints checkpoints(String id, JsonNode message) {
        Path folder = message.has("folder")
                ? Path.of(message.get("folder").asText())
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "weir-watch-" + ProcessHandle.current().pid(),
                        id);
        boolean goOn = message.path("goOn").asBoolean();
        return message.has("checkpointMillis")
                ? new Checkpoints(
                        folder,
                        goOn,
                        Duration.ofMillis(message.get("checkpointMillis").asLong()))
                : new Checkpoints(folder, goOn);
    }

    private void execute(String id, JsonNode message) {
        if (running.size() >= SharedCluster.MOST_STATEMENTS) {
            Problem full = new Problem(
                    SharedCluster.MOST_STATEMENTS + " queries are running, which is as many as may.",
                    "Stop one of them.",
                    0,
                    0,
                    "");
            wire.send(Wire.message(id).set("error", full.json()));
            return;
        }
        List<String> declarations = new ArrayList<>();
        message.path("ddl").forEach(ddl -> declarations.add(ddl.asText()));
        Statement statement =
                new Statement(id, declarations, message.path("sql").asText(), checkpoints(id, message), cluster, wire);
        running.put(id, statement);
        Thread.ofPlatform().daemon().name("statement " + id).start(() -> {
            try {
                statement.run();
            } finally {
                running.remove(id);
            }
        });
    }
}
