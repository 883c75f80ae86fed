package dev.weir.app.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.records.Eventually;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** How soon rows come, what the engine's process takes, and how fast it reads from a broker in this process. */
@Tag("benchmark")
class WatchBenchmark {

    private static final int RECORDS = 200_000;
    private static final int MADE_UP = 5_000_000;

    @Test
    void measure() throws Exception {
        try (Broker broker = Broker.start(
                        BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false));
                KinesisClient kinesis = client(broker)) {
            fill(kinesis);
            String table = table(broker);
            try (WatchEngine engine = new WatchEngine((statement, options) -> List.of(table), InstantSource.system())) {
                double cold = firstRow(engine, "SELECT n FROM numbers");
                List<Double> warm = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    warm.add(firstRow(engine, "SELECT k, COUNT(*) FROM numbers GROUP BY k"));
                }
                warm.sort(null);
                double idle = resident(engine);
                double rate = rate(engine);
                double memory = rateFromMemory();
                List<RunningQuery> three = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Heard heard = new Heard();
                    three.add(engine.run("SELECT k, COUNT(*) FROM numbers GROUP BY k", QueryOptions.ALL, heard));
                    heard.firstRow();
                }
                double busy = resident(engine);
                three.forEach(RunningQuery::cancel);
                System.out.printf(
                        Locale.ROOT,
                        "first row cold %.1f s, warm %.2f s (%.2f to %.2f); resident %.0f MiB, with three queries %.0f MiB;"
                                + " %.0f records/s from the broker, %.0f from memory%n",
                        cold,
                        warm.get(3),
                        warm.getFirst(),
                        warm.getLast(),
                        idle,
                        busy,
                        rate,
                        memory);
                assertThat(memory).isGreaterThan(100_000);
                assertThat(cold).isLessThan(12);
                assertThat(warm.get(3)).isLessThan(2);
                assertThat(rate).isGreaterThan(20_000);
            }
        }
    }

    private static double firstRow(WatchEngine engine, String sql) throws Exception {
        Heard heard = new Heard();
        long begun = System.nanoTime();
        RunningQuery query = engine.run(sql, QueryOptions.ALL, heard);
        heard.firstRow();
        double seconds = (System.nanoTime() - begun) / 1e9;
        query.cancel();
        heard.end();
        return seconds;
    }

    /** Records read a second by a tumbling window, from its first count on. */
    private static double rate(WatchEngine engine) throws Exception {
        Heard heard = new Heard();
        long begun = System.nanoTime();
        RunningQuery query = engine.run("""
                SELECT k, window_start, COUNT(*), SUM(n)
                FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '10' SECOND)) GROUP BY k, window_start, window_end""", QueryOptions.ALL, heard);
        Eventually.eventually(
                "all is read",
                () -> !heard.counts.isEmpty() && heard.counts.getLast().records() == RECORDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        query.cancel();
        heard.end();
        return RECORDS / seconds;
    }

    /** Records a second of rows that are made up in the engine's process, through a tumbling window at parallelism 2. */
    private static double rateFromMemory() throws Exception {
        String table = """
                CREATE TABLE made_up (n BIGINT, k INT, ts AS TO_TIMESTAMP_LTZ(n, 3), WATERMARK FOR ts AS ts) WITH (
                  'connector' = 'datagen', 'rows-per-second' = '100000000', 'fields.n.kind' = 'sequence', 'fields.n.start' = '1',
                  'fields.n.end' = '%d', 'fields.k.min' = '1', 'fields.k.max' = '10')""".formatted(MADE_UP);
        try (WatchEngine engine = new WatchEngine((statement, options) -> List.of(table), InstantSource.system())) {
            // The rate is that of a process that is warm.
            double rate = 0;
            double cpu = 0;
            for (int round = 0; round < 2; round++) {
                Heard heard = new Heard();
                long begun = System.nanoTime();
                double before = processorSeconds(engine);
                engine.run("""
                        SELECT k, window_start, COUNT(*) AS c, SUM(n) FROM TABLE(TUMBLE(TABLE made_up, DESCRIPTOR(ts), INTERVAL '1' MINUTE))
                        GROUP BY k, window_start, window_end""", QueryOptions.ALL, heard);
                heard.end();
                rate = MADE_UP / ((System.nanoTime() - begun) / 1e9);
                cpu = processorSeconds(engine) - before;
                assertThat(heard.rows.stream()
                                .mapToLong(row -> (Long) row.values().get(2))
                                .sum())
                        .isEqualTo(MADE_UP);
            }
            System.out.printf(
                    Locale.ROOT,
                    "from memory: %.1f processor seconds for %,d records, which is %.0f records/s of two processors%n",
                    cpu,
                    MADE_UP,
                    2 * MADE_UP / cpu);
            return rate;
        }
    }

    /** What the engine's process has used so far. */
    private static double processorSeconds(WatchEngine engine) {
        WatchProcess process = engine.runningProcess();
        return process == null
                ? 0
                : ProcessHandle.of(process.pid())
                                .flatMap(handle -> handle.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3;
    }

    private static double resident(WatchEngine engine) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + engine.runningProcess().pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static void fill(KinesisClient kinesis) {
        kinesis.createStream(request -> request.streamName("numbers").shardCount(4));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName("numbers"));
        for (int n = 0; n < RECORDS; ) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int i = 0; i < 500; i++, n++) {
                String data = "{\"k\":\"k%d\",\"n\":%d,\"ts\":\"2026-05-04T12:%02d:%02dZ\",\"note\":\"some more text\"}"
                        .formatted(n % 10, n, n / 4000, n / 100 % 40);
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("p" + n)
                        .data(SdkBytes.fromUtf8String(data))
                        .build());
            }
            kinesis.putRecords(request -> request.streamName("numbers").records(entries));
        }
    }

    private static KinesisClient client(Broker broker) {
        return KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static String table(Broker broker) {
        return """
                CREATE TABLE numbers (k STRING, n BIGINT, ts TIMESTAMP_LTZ(3), WATERMARK FOR ts AS ts - INTERVAL '1' SECOND) WITH (
                  'connector' = 'kinesis', 'stream.arn' = 'arn:aws:kinesis:us-east-1:000000000000:stream/numbers',
                  'aws.region' = 'us-east-1', 'aws.endpoint' = '%s', 'aws.credentials.provider' = 'BASIC',
                  'aws.credentials.basic.accesskeyid' = 'weir', 'aws.credentials.basic.secretkey' = 'secret',
                  'source.init.position' = 'TRIM_HORIZON', 'json.timestamp-format.standard' = 'ISO-8601', 'format' = 'json')""".formatted(broker.endpoint());
    }
}
