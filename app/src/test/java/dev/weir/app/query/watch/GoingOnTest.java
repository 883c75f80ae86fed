package dev.weir.app.query.watch;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What is watched outlives the engine's process and the console, and its result is what it would be without that. */
class GoingOnTest {

    private static final int EVENTS = 6_000;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String WINDOWS = WindowQuery.TUMBLE.watched;
    private static final String COUNTS = "SELECT k, COUNT(*), SUM(amount) FROM events GROUP BY k";

    private static Broker broker;
    private static KnownEvents events;
    private static int streams;

    @TempDir
    Path folder;

    private String stream = "";
    private WatchEngine engine;

    @BeforeAll
    static void serve() throws Exception {
        broker = Broker.start(
                BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false));
        events = new KnownEvents(broker, EVENTS);
    }

    @AfterAll
    static void stop() {
        events.close();
        broker.close();
    }

    @BeforeEach
    void start() {
        stream = "events-" + ++streams;
        events.create(stream, 3);
        engine = engine();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    /** As the console has it: the keys are in no declaration. */
    private WatchEngine engine() {
        Tables tables = new Tables() {
            @Override
            public List<String> declarations(String statement, QueryOptions options) {
                return List.of(events.table(stream), """
                        CREATE TABLE greedy (s STRING) WITH ('connector' = 'datagen', 'fields.s.length' = '200000')""");
            }

            @Override
            public Reach reach() {
                return new Reach(broker.endpoint().toString(), AwsBasicCredentials.create("weir", "secret"));
            }
        };
        return new WatchEngine(tables, InstantSource.system(), () -> KeptStatements.in(folder.resolve("kept")))
                .withCheckpointsEvery(Duration.ofSeconds(1));
    }

    @Test
    void aKilledProcessIsStartedAgainAndItsQueriesGoOn() throws Exception {
        Result windows = new Result();
        Result counts = new Result();
        engine.run(WINDOWS, QueryOptions.ALL, windows);
        engine.run(COUNTS, QueryOptions.ALL, counts);
        events.put(stream, 0, 3_000);
        eventually("windows", LONG, () -> windows.size() > 5 && counts.records() == 3_000);
        awaitCheckpointsFromNow();
        events.put(stream, 3_000, 4_000);

        ProcessHandle.of(Objects.requireNonNull(engine.runningProcess()).pid())
                .orElseThrow()
                .destroyForcibly();

        eventually(
                "it is said",
                LONG,
                () -> windows.words.stream()
                        .anyMatch(
                                "The engine was killed. It is started again; the query goes on where it was."::equals));
        events.put(stream, 4_000, EVENTS);
        events.close(stream);
        List<List<String>> whole = uninterrupted();
        eventually("all windows", LONG, () -> windows.sorted().equals(whole.get(0)));
        eventually("all counts", LONG, () -> counts.sorted().equals(whole.get(1)));
        assertThat(engine.running()).hasSize(4);
        // What was before the checkpoint was not read again.
        assertThat(counts.records()).isLessThan(EVENTS);
    }

    @Test
    void theConsoleIsStartedAgainAndOffersThem() throws Exception {
        Result windows = new Result();
        RunningQuery first = engine.run(WINDOWS, QueryOptions.ALL, windows);
        first.call("Sales by ten seconds");
        events.put(stream, 0, 3_000);
        eventually("windows", LONG, () -> windows.size() > 5 && windows.records() == 3_000);
        awaitCheckpointsFromNow();
        assertThat(engine.offers()).isEmpty();
        engine.close();
        assertThat(windows.end()).isEqualTo(new Ended.Cancelled());
        assertThat(secrets()).as("files with keys or the endpoint").isEmpty();
        events.put(stream, 3_000, EVENTS);
        events.close(stream);

        engine = engine();
        assertThat(engine.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.name()).isEqualTo("Sales by ten seconds");
            assertThat(offer.text()).isEqualTo(WINDOWS);
            assertThat(offer.why()).isEmpty();
            // To the millisecond, as it is written.
            assertThat(offer.begun()).isEqualTo(first.begun());
        });
        Result again = new Result();
        RunningQuery second = engine.goOn(engine.offers().getFirst(), again);
        List<List<String>> whole = uninterrupted();
        eventually("all windows", LONG, () -> again.sorted().equals(whole.get(0)));
        assertThat(again.records()).isLessThan(EVENTS);
        assertThat(second.name()).isEqualTo("Sales by ten seconds");
        assertThat(engine.offers()).isEmpty();

        second.cancel();
        eventually("it is forgotten", LONG, () -> engine.offers().isEmpty() && !kept(second.id()));
    }

    @Test
    void oneThatFailedIsOfferedWithTheReason() throws Exception {
        Result counts = new Result();
        RunningQuery query = engine.run(COUNTS, QueryOptions.ALL, counts);
        events.put(stream, 0, 1_000);
        eventually("all read", LONG, () -> counts.records() == 1_000);
        awaitCheckpointsFromNow();

        events.kinesis.deleteStream(request -> request.streamName(stream));

        eventually("it fails", LONG, () -> counts.end() != null);
        assertThat(counts.end()).isInstanceOf(Ended.Failed.class);
        assertThat(engine.offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.why()).contains(stream));
        engine.forget(engine.offers().getFirst());
        assertThat(engine.offers()).isEmpty();
        assertThat(kept(query.id())).isFalse();
    }

    /** Filling the heap takes a minute or two. */
    @Test
    @Tag("crash")
    void aQueryThatKeepsTooMuchStopsAllInWordsAndTheNextRuns() throws Exception {
        Result innocent = new Result();
        engine.run(COUNTS, QueryOptions.ALL, innocent);
        events.put(stream, 0, 1_000);
        eventually("all read", LONG, () -> innocent.records() == 1_000);
        awaitCheckpointsFromNow();
        Result greedy = new Result();
        engine.run("SELECT COUNT(*) FROM (SELECT s, COUNT(*) FROM greedy GROUP BY s)", QueryOptions.ALL, greedy);

        eventually("it ends", Duration.ofMinutes(3), () -> greedy.end() != null && innocent.end() != null);
        assertThat(greedy.end()).isInstanceOf(Ended.Failed.class);
        assertThat(((Ended.Failed) greedy.end()).error().what()).contains("memory");
        assertThat(((Ended.Failed) innocent.end()).error().what()).isEqualTo("The engine has run out of memory.");
        assertThat(((Ended.Failed) innocent.end()).error().advice()).contains("Go on with one at a time");

        Result again = new Result();
        KeptStatement offer = engine.offers().stream()
                .filter(each -> each.text().equals(COUNTS))
                .findFirst()
                .orElseThrow();
        engine.goOn(offer, again).cancel();
        Result next = new Result();
        RunningQuery query = engine.run(COUNTS, QueryOptions.ALL, next);
        eventually("it runs", LONG, () -> next.size() == 20);
        query.cancel();
    }

    @Test
    void anotherConsoleKeepsItsOwn() {
        KeptStatements first = KeptStatements.in(folder.resolve("shared"));
        KeptStatements second = KeptStatements.in(folder.resolve("shared"), Duration.ofMillis(100));
        try (first;
                second) {
            assertThat(first.outlast()).isTrue();
            assertThat(second.outlast()).isFalse();
        }
        try (KeptStatements later = KeptStatements.in(folder.resolve("shared"))) {
            assertThat(later.outlast()).isTrue();
        }
    }

    @Test
    void whatARunThatWasKilledHasLeftIsDeletedByTheNext() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createTempDirectory(temporary, "weir-watch-");
        Files.writeString(left.resolve("in-use"), "");
        Files.createDirectories(left.resolve("some").resolve("checkpoints"));
        try (KeptStatements running = KeptStatements.ofThisRun();
                KeptStatements next = KeptStatements.ofThisRun()) {
            assertThat(left).doesNotExist();
            assertThat(Files.exists(running.checkpoints("x").getParent().getParent()))
                    .as("that of one that runs")
                    .isTrue();
            assertThat(next.outlast()).isFalse();
        }
    }

    /** The rows of both statements had they never been interrupted: by two that begin now. */
    private List<List<String>> uninterrupted() {
        Result windows = new Result();
        Result counts = new Result();
        engine.run(WINDOWS, QueryOptions.ALL, windows);
        engine.run(COUNTS, QueryOptions.ALL, counts);
        eventually("all is read", LONG, () -> windows.records() == EVENTS + 3 && counts.records() == EVENTS + 3);
        eventually("all is told", LONG, () -> total(counts) == EVENTS + 3 && total(windows) == EVENTS);
        return List.of(windows.sorted(), counts.sorted());
    }

    /** Events that the rows of either statement tell of. */
    private static long total(Result result) {
        return result.sorted().stream()
                .map(row -> row.split("\\|"))
                .mapToLong(values -> Long.parseLong(values[values.length == 3 ? 1 : 2]))
                .sum();
    }

    /** Waits until each statement has a checkpoint that was begun after this was called. */
    private void awaitCheckpointsFromNow() {
        for (RunningQuery query : engine.running()) {
            long now = newest(query.id());
            eventually("a checkpoint of " + query.text(), LONG, () -> newest(query.id()) >= now + 2);
        }
    }

    private long newest(String id) {
        try (Stream<Path> files = Files.walk(folder.resolve("kept").resolve(id))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (Exception e) {
            return 0;
        }
    }

    private boolean kept(String id) {
        return Files.exists(folder.resolve("kept").resolve(id).resolve("statement.json"));
    }

    private List<Path> secrets() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(GoingOnTest::tellsASecret)
                    .toList();
        }
    }

    private static boolean tellsASecret(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains("secretkey") || text.contains("127.0.0.1");
        } catch (Exception e) {
            return false;
        }
    }
}
