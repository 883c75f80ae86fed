package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A statement that runs, and all that it said. */
final class Watched implements AutoCloseable {

    private static final AtomicInteger IDS = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final Statement statement;
    private final Thread thread;

    Watched(SharedCluster cluster, List<String> declarations, String sql) {
        this(cluster, declarations, sql, new Checkpoints(temporary(), false));
    }

    Watched(SharedCluster cluster, List<String> declarations, String sql, Checkpoints checkpoints) {
        Wire wire = new Wire(InputStream.nullInputStream(), new Lines());
        statement = new Statement("s" + IDS.incrementAndGet(), declarations, sql, checkpoints, cluster, wire);
        thread = Thread.ofPlatform().daemon().start(statement::run);
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "checkpoints");
            folder.toFile().deleteOnExit();
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows so far, each as its kind and values. */
    List<String> rows() {
        return messages.stream()
                .flatMap(message -> message.path("rows").valueStream())
                .map(JsonNode::toString)
                .toList();
    }

    JsonNode counts() {
        statement.tellCounts();
        return messages.stream()
                .filter(message -> message.has("counted"))
                .reduce((earlier, later) -> later)
                .map(message -> message.get("counted"))
                .orElse(JSON.nullNode());
    }

    boolean failed() {
        return messages.stream().anyMatch(message -> message.has("error"));
    }

    JsonNode end() {
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return messages.getLast();
    }

    void cancel() {
        statement.cancel();
    }

    /** Frees its slot. */
    @Override
    public void close() {
        cancel();
        end();
    }

    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            line.write(one);
            if (one == '\n') {
                try {
                    JsonNode message = JSON.readTree(line.toByteArray());
                    messages.add(message);
                    if (message.has("rows")) {
                        statement.acknowledged();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                line.reset();
            }
        }
    }
}
