package dev.weir.app.query.watch;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is watched over a fixed set of events out of order has exactly the rows that DuckDB finds in all of them at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Exactness {

    private static final Duration LONG = Duration.ofMinutes(5);

    /** More than that are not held in memory beside the rows of two engines. */
    private static final int MANY = 100_000;

    private final int count;
    private Broker broker;
    private KnownEvents events;
    private WatchEngine engine;
    private Batch batch;
    private volatile String stream = "events";

    Exactness(int count) {
        this.count = count;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        BrokerConfig config = count > MANY ? BrokerConfig.in(folder.resolve("broker")) : BrokerConfig.inMemory();
        broker = Broker.start(config.withStateDelay(Duration.ZERO).withLimits(false));
        events = new KnownEvents(broker, count);
        events.create("events", 3);
        events.put("events", 0, count);
        events.close("events");
        Path file = folder.resolve("events.csv");
        events.write(file);
        batch = new Batch(file);
        engine = new WatchEngine((statement, options) -> List.of(events.table(stream)), InstantSource.system());
        engine.prepare();
    }

    @AfterAll
    void stop() throws Exception {
        engine.close();
        batch.close();
        events.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void aQueryHasTheRowsOfAllEventsAtOnce(WindowQuery query) throws Exception {
        stream = "events";
        List<String> expected = batch.rows(query);
        long begun = System.nanoTime();
        Result result = watch(query, expected);
        double seconds = (System.nanoTime() - begun) / 1e9;
        same(result, expected);
        if (count > MANY) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d rows equal those of DuckDB, %,d events/s, %.1f s%n",
                    query,
                    expected.size(),
                    Math.round(count / seconds),
                    seconds);
        }
    }

    @Test
    void soItHasAcrossASplitAndAMerge() throws Exception {
        events.create("resharded", 2);
        stream = "resharded";
        List<String> expected = batch.rows(WindowQuery.TUMBLE);
        Result result = new Result();
        RunningQuery running = engine.run(WindowQuery.TUMBLE.watched, QueryOptions.ALL, result);
        events.put("resharded", 0, count / 3);
        eventually("some windows", LONG, () -> result.size() > 20);
        reshard(4);
        events.put("resharded", count / 3, count * 2 / 3);
        eventually("more of them", LONG, () -> result.size() > 100);
        reshard(2);
        events.put("resharded", count * 2 / 3, count);
        events.close("resharded");
        eventually("all windows", LONG, () -> result.size() >= expected.size());
        same(result, expected);
        running.cancel();
    }

    private Result watch(WindowQuery query, List<String> expected) {
        Result result = new Result();
        RunningQuery running = engine.run(query.watched, QueryOptions.ALL, result);
        try {
            // Equal in number may still be on its way to equal, where rows change.
            eventually(
                    query + ": " + expected.size() + " rows",
                    LONG,
                    () -> result.end() != null
                            || result.size() >= expected.size()
                                    && (query != WindowQuery.TOP_N
                                            || result.sorted().equals(expected)));
        } catch (AssertionError e) {
            throw new AssertionError(result.toString(), e);
        } finally {
            running.cancel();
        }
        return result;
    }

    /** Says in few words where they differ. */
    private static void same(Result result, List<String> expected) {
        List<String> rows = result.sorted();
        List<String> wrong = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        // Both are sorted, and there may be a million of each.
        for (int i = 0, j = 0; i < rows.size() || j < expected.size(); ) {
            int order = i == rows.size()
                    ? 1
                    : j == expected.size() ? -1 : rows.get(i).compareTo(expected.get(j));
            if (order < 0) {
                wrong.add(rows.get(i));
            } else if (order > 0) {
                missing.add(expected.get(j));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        assertThat(wrong).as("rows that should not be; %s", result).isEmpty();
        assertThat(missing).as("rows that are missing; %s", result).isEmpty();
    }

    private void reshard(int shards) throws Exception {
        events.kinesis.updateShardCount(request ->
                request.streamName("resharded").targetShardCount(shards).scalingType("UNIFORM_SCALING"));
        events.kinesis.waiter().waitUntilStreamExists(request -> request.streamName("resharded"));
    }
}
