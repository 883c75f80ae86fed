package dev.weir.streamingsql;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Runs what most queries run, for a moment, so that the JVM can be told to keep the classes of it. It asks nobody: the stream is one that
 * nobody serves, and the other rows are made up.
 */
final class Rehearsal {

    private static final long MOMENT = 4_000;

    private static final String MADE_UP = """
            CREATE TABLE made_up (k BIGINT, n BIGINT, ts AS CAST(CURRENT_TIMESTAMP AS TIMESTAMP_LTZ(3)), WATERMARK FOR ts AS ts)
            WITH ('connector' = 'datagen', 'rows-per-second' = '1000', 'fields.k.min' = '1', 'fields.k.max' = '5')""";

    private static final String NOWHERE = """
            CREATE TABLE nowhere (k STRING, n BIGINT, ts TIMESTAMP_LTZ(3), shard_id STRING METADATA FROM 'shard-id' VIRTUAL,
              WATERMARK FOR ts AS ts - INTERVAL '10' SECOND) WITH (
              'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/nowhere',
              'aws.endpoint' = 'http://127.0.0.1:9', 'aws.credentials.provider' = 'BASIC',
              'aws.credentials.basic.accesskeyid' = 'none', 'aws.credentials.basic.secretkey' = 'none',
              'json.timestamp-format.standard' = 'ISO-8601', 'format' = 'json')""";

    private static final List<String> STATEMENTS = List.of("""
            SELECT k, window_start, COUNT(*), SUM(n) FROM TABLE(TUMBLE(TABLE made_up, DESCRIPTOR(ts), INTERVAL '1' SECOND))
            GROUP BY k, window_start, window_end""", "SELECT k, COUNT(*) FROM made_up GROUP BY k", """
            SELECT k, window_start, COUNT(*), SUM(n) FROM TABLE(TUMBLE(TABLE nowhere, DESCRIPTOR(ts), INTERVAL '1' SECOND))
            GROUP BY k, window_start, window_end""");

    private Rehearsal() {}

    static void run(SharedCluster cluster) throws Exception {
        Path folder = Files.createTempDirectory("weir-watch-");
        for (String sql : STATEMENTS) {
            Statement statement = new Statement(
                    "rehearsal",
                    List.of(MADE_UP, NOWHERE),
                    sql,
                    new Checkpoints(folder, false),
                    cluster,
                    new Wire(InputStream.nullInputStream(), OutputStream.nullOutputStream()));
            Thread running = Thread.ofPlatform().start(statement::run);
            Thread.sleep(MOMENT);
            statement.cancel();
            running.join();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile()
                    .delete());
        }
    }
}
