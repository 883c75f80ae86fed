package dev.weir.app.query.ask;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A million retained JSON records of 1 KiB on the broker, grouped by a field with a filter by time: the first time, and again. */
@Tag("benchmark")
class AskBenchmarkTest {

    private static final int ALL = Integer.getInteger("weir.ask.records", 1_000_000);
    private static final int A_CALL = 500;
    private static final int SHARDS = 4;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final String STATEMENT =
            "SELECT country, count(*) AS orders, sum(total.amount) AS amount FROM orders WHERE placed >= '2026-01-01' AND approximate_arrival_timestamp > now() - INTERVAL 1 DAY GROUP BY country ORDER BY country";

    @TempDir
    Path folder;

    @Test
    void aMillionRecords() throws Exception {
        BrokerConfig config = BrokerConfig.inMemory()
                .withStateDelay(Duration.ZERO)
                .withLimits(false)
                .withDataFolder(folder);
        try (BrokerStream broker = new BrokerStream(config)) {
            broker.create("orders", SHARDS);
            fill(broker);
            // Classes and the JIT are warm with the second engine, as they are in a console that has run a statement.
            for (int round = 0; round < 3; round++) {
                try (AskEngine engine =
                        new AskEngine(broker::kinesis, true, SchemaStore.ofThisRun(), InstantSource.system())) {
                    // What the Query page has done in the background when it is opened, long before somebody presses
                    // Run: both cores are idle by then.
                    WarmUp.go(engine.database());
                    awaitIdleCompilers();
                    double first = ask(engine, "round " + round + ", first");
                    double second = ask(engine, "round " + round + ", second");
                    assertThat(first).isPositive();
                    assertThat(second).isPositive();
                }
            }
        }
    }

    /** Until the compilers have nothing to do, which were given much by what ran before. */
    private static void awaitIdleCompilers() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        AtomicLong spent = new AtomicLong(-1);
        AtomicLong since = new AtomicLong(System.nanoTime());
        eventually("the compilers are idle", () -> {
            long now = compilers.getTotalCompilationTime();
            if (spent.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > IDLE.toNanos();
        });
    }

    private static void fill(BrokerStream broker) throws Exception {
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            for (int call = 0; call < ALL / A_CALL; call++) {
                int from = call * A_CALL;
                callers.submit(() -> {
                    List<PutRecordsRequestEntry> entries = new ArrayList<>();
                    for (int i = from; i < from + A_CALL; i++) {
                        entries.add(PutRecordsRequestEntry.builder()
                                .partitionKey("c-" + i)
                                .data(SdkBytes.fromByteArrayUnsafe(order(i)))
                                .build());
                    }
                    broker.kinesis()
                            .putRecords(request -> request.streamName("orders").records(entries));
                });
            }
        }
        System.out.printf("%,d records put in %.1f s%n", ALL, (System.nanoTime() - begin) / 1e9);
    }

    private static byte[] order(int n) {
        String head =
                ("{\"order\": %d, \"country\": \"C%d\", \"customer\": \"c-%d\", \"placed\": \"2026-11-%02dT12:%02d:00Z\", "
                                + "\"total\": {\"amount\": %d.50, \"currency\": \"EUR\"}, \"items\": [{\"sku\": \"s-%d\", \"n\": %d}], \"note\": \"")
                        .formatted(n, n % 30, n % 977, 1 + n % 28, n % 60, n % 10_000, n % 5_000, 1 + n % 4);
        return (head + "x".repeat(1024 - head.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static double ask(AskEngine engine, String name) throws Exception {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long begin = System.nanoTime();
        AtomicLong firstRow = new AtomicLong();
        Asked asked = new Asked();
        engine.run(STATEMENT, QueryOptions.ALL, new Timed(asked, firstRow));
        Ended end = asked.end();
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(end).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows).hasSize(30);
        long counted = asked.rows.stream()
                .mapToLong(row -> ((Number) row.get(1)).longValue())
                .sum();
        assertThat(counted).isEqualTo(ALL);
        System.out.printf(
                "%s: %.2f s, first rows after %.2f s, %.1f CPU s of the process, broker included (at %s)%n",
                name,
                seconds,
                (firstRow.get() - begin) / 1e9,
                (machine.getProcessCpuTime() - cpu) / 1e9,
                Instant.now());
        return seconds;
    }

    /** Notes when the first rows came. */
    private record Timed(Asked asked, AtomicLong firstRow) implements QueryListener {

        @Override
        public void progress(String words, double done) {
            asked.progress(words, done);
        }

        @Override
        public void columns(List<dev.weir.app.query.engine.ResultColumn> columns) {
            asked.columns(columns);
        }

        @Override
        public void rows(List<RowChange> changes) {
            firstRow.compareAndSet(0, System.nanoTime());
            asked.rows(changes);
        }

        @Override
        public void counted(dev.weir.app.query.engine.Counted counted) {
            asked.counted(counted);
        }

        @Override
        public void ended(Ended how) {
            asked.ended(how);
        }
    }
}
