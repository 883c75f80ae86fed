package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.text.FilledText;
import dev.weir.app.query.text.Parameters;
import dev.weir.app.shell.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** The page's state without a window. */
class QueryModelTest {

    private final BrokerWorkspace broker = new BrokerWorkspace();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        broker.close();
    }

    /** An engine that says what a test says. */
    private static final class Scripted implements QueryEngine {
        final List<String> texts = new ArrayList<>();
        final List<QueryOptions> options = new ArrayList<>();

        @Nullable QueryListener listener;

        boolean cancelled;

        @Override
        public String title() {
            return "Scripted";
        }

        @Override
        public RunningQuery run(String text, QueryOptions chosen, QueryListener told) {
            texts.add(text);
            options.add(chosen);
            listener = told;
            return new RunningQuery() {
                @Override
                public String id() {
                    return "1";
                }

                @Override
                public String text() {
                    return text;
                }

                @Override
                public Instant begun() {
                    return Instant.EPOCH;
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            };
        }

        @Override
        public List<RunningQuery> running() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private final Scripted engine = new Scripted();

    private StatementModel statement() {
        QueryModel model = new QueryModel(broker.workspace(), new Engines(engine, null));
        return model.open("SELECT 1;");
    }

    @Test
    void rowsComeAndChangeAndAreCounted() {
        StatementModel statement = statement();
        statement.run(statement.text().get());
        assertThat(engine.texts).containsExactly("SELECT 1");
        assertThat(statement.running().get()).isTrue();
        QueryListener told = engine.listener;
        assertThat(told).isNotNull();
        told.progress("Reading", 0.5);
        assertThat(statement.status().get()).isEqualTo("Reading");
        assertThat(statement.done().get()).isEqualTo(0.5);
        told.columns(List.of(new ResultColumn("n", "BIGINT", false)));
        told.rows(List.of(new RowChange(RowChange.Kind.INSERT, List.of(1L))));
        told.rows(List.of(
                new RowChange(RowChange.Kind.DELETE, List.of(1L)), new RowChange(RowChange.Kind.INSERT, List.of(2L))));
        told.counted(new Counted(10, 2, "“n” is not BIGINT"));
        told.ended(new Ended.Complete("There are more."));
        assertThat(statement.rows().list()).extracting(Rows.Row::values).containsExactly(List.of(2L));
        assertThat(statement.running().get()).isFalse();
        assertThat(statement.status().get()).startsWith("1 row").contains("There are more.");
        assertThat(statement.left().get())
                .startsWith("2 of 10 records do not fit")
                .contains("“n” is not BIGINT");
    }

    @Test
    void anErrorBehindAParameterIsWhereItsNameLeavesIt() {
        StatementModel statement = statement();
        statement.run(Parameters.filledIn("SELECT $a, x", Map.of("a", "a long value")), new StatementModel.Begin(4, 7));
        engine.listener.ended(new Ended.Failed(new QueryError("No.", "", 1, 24, "")));
        assertThat(statement.error().get()).isEqualTo(new QueryError("No.", "", 5, 19, ""));
    }

    @Test
    void theErrorOfAChosenPartIsAtItsLineOfTheWhole() {
        StatementModel statement = statement();
        statement.run(FilledText.of("SELECT x"), new StatementModel.Begin(4, 7));
        QueryListener told = engine.listener;
        assertThat(told).isNotNull();
        told.ended(new Ended.Failed(new QueryError("No.", "", 2, 3, "")));
        assertThat(statement.error().get()).isEqualTo(new QueryError("No.", "", 6, 3, ""));
        statement.run(FilledText.of("SELECT x"), new StatementModel.Begin(4, 7));
        engine.listener.ended(new Ended.Failed(new QueryError("No.", "", 1, 3, "")));
        assertThat(statement.error().get()).as("on its first line").isEqualTo(new QueryError("No.", "", 5, 10, ""));
        statement.run("SELECT y");
        assertThat(statement.error().get()).isNull();
    }

    @Test
    void whatAnEarlierRunSaysIsLeftOutOfAccount() {
        StatementModel statement = statement();
        statement.run("SELECT 1");
        QueryListener first = engine.listener;
        statement.run("SELECT 2");
        assertThat(engine.cancelled).isTrue();
        assertThat(first).isNotNull();
        first.columns(List.of(new ResultColumn("old", "BIGINT", false)));
        first.ended(new Ended.Cancelled());
        assertThat(statement.columns().get()).isEmpty();
        assertThat(statement.running().get()).isTrue();
    }

    @Test
    void openStatementsAreKeptWithNamesOrderAndEngine() {
        QueryModel model = new QueryModel(broker.workspace(), new Engines(engine, null));
        StatementModel one = model.open("SELECT 1");
        StatementModel two = model.open("SELECT 2");
        StatementModel three = model.open("SELECT 3");
        two.title().set("Second");
        two.choice().set(EngineChoice.WATCH);
        two.range().set(new RangeChoice(RangeChoice.Kind.LAST_MINUTES, "5", ""));
        two.text().set("SELECT 22");
        model.tabs().order(List.of(three, two, one));

        QueryModel later = new QueryModel(broker.workspace(), new Engines(engine, null));
        later.tabs().recall();
        assertThat(later.statements())
                .extracting(statement -> statement.text().get())
                .containsExactly("SELECT 3", "SELECT 22", "SELECT 1");
        StatementModel again = later.statements().get(1);
        assertThat(again.title().get()).isEqualTo("Second");
        assertThat(again.choice().get()).isEqualTo(EngineChoice.WATCH);
        assertThat(again.range().get()).isEqualTo(new RangeChoice(RangeChoice.Kind.LAST_MINUTES, "5", ""));
    }

    @Test
    void whatWasClosedIsOpenedAgain() {
        QueryModel model = new QueryModel(broker.workspace(), new Engines(engine, null));
        StatementModel one = model.open("SELECT 1");
        StatementModel blank = model.open(" ");
        one.title().set("First");
        model.tabs().close(blank);
        assertThat(model.tabs().canReopen().get())
                .as("nothing is lost with an empty one")
                .isFalse();
        model.tabs().close(one);
        assertThat(model.tabs().canReopen().get()).isTrue();
        StatementModel again = model.tabs().reopen();
        assertThat(again.title().get()).isEqualTo("First");
        assertThat(again.text().get()).isEqualTo("SELECT 1");
        assertThat(model.tabs().reopen()).isNull();
        QueryModel later = new QueryModel(broker.workspace(), new Engines(engine, null));
        later.tabs().recall();
        assertThat(later.statements()).hasSize(1);
    }

    @Test
    void watchSaysThatItIsNotThere() {
        StatementModel statement = statement();
        statement.choice().set(EngineChoice.WATCH);
        statement.run("SELECT 1");
        QueryError error = statement.error().get();
        assertThat(error).isNotNull();
        assertThat(error.what()).isEqualTo("Watch is not installed.");
        assertThat(engine.texts).isEmpty();
    }

    @Test
    void aRangeIsCheckedBeforeAnythingRuns() {
        StatementModel statement = statement();
        statement.range().set(new RangeChoice(RangeChoice.Kind.BETWEEN, "2026-11-23 12:00", "2026-11-23 11:00"));
        statement.run("SELECT 1");
        assertThat(engine.texts).isEmpty();
        assertThat(statement.error().get()).isNotNull();
        statement.range().set(new RangeChoice(RangeChoice.Kind.BETWEEN, "2026-11-23 12:00", ""));
        statement.run("SELECT 1");
        assertThat(engine.options.getFirst().from()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(engine.options.getFirst().until()).isNull();
        statement.range().set(new RangeChoice(RangeChoice.Kind.LAST_MINUTES, "many", ""));
        statement.run("SELECT 1");
        assertThat(engine.texts).hasSize(1);
    }

    @Test
    void whatWasRunAndSavedIsKept() {
        Memory memory = broker.workspace().memory();
        Shelf shelf = new Shelf(memory);
        for (int i = 0; i < 60; i++) {
            shelf.ran("SELECT " + i);
        }
        shelf.ran("SELECT 59 ");
        assertThat(shelf.save("mine", "SELECT 'x'")).isTrue();
        Shelf later = new Shelf(memory);
        assertThat(later.history()).hasSize(50).startsWith("SELECT 59", "SELECT 58");
        assertThat(later.saved()).isEqualTo(Map.of("mine", "SELECT 'x'"));
        later.delete("mine");
        assertThat(new Shelf(memory).saved()).isEmpty();
    }

    @Test
    void streamsAndTheirColumnsAreKnownAndKept() {
        broker.createStream("orders", 1);
        broker.clients()
                .kinesis()
                .putRecord(request -> request.streamName("orders")
                        .partitionKey("a")
                        .data(SdkBytes.fromUtf8String("{\"id\": 1, \"who\": \"Ann\"}")));
        QueryModel model = new QueryModel(broker.workspace());
        model.refresh();
        assertThat(model.streams().get()).containsExactly("orders");
        assertThat(model.names().columns().get("orders")).isEmpty();
        StatementModel statement = model.open("SELECT who FROM orders");
        statement.run(statement.text().get());
        eventually("answered", () -> !statement.running().get());
        assertThat(statement.rows().list()).extracting(Rows.Row::values).containsExactly(List.of("Ann"));
        assertThat(model.names().columns().get("orders")).containsKeys("id", "who", "shard_id");
        model.close();

        QueryModel next = new QueryModel(broker.workspace());
        next.refresh();
        assertThat(next.schemas().schema("orders").fields())
                .extracting(SchemaField::name)
                .containsExactly("id", "who");
        next.close();
    }

    @Test
    void aResultIsWrittenIntoFiles() throws Exception {
        List<ResultColumn> columns = List.of(
                new ResultColumn("n", "BIGINT", false), new ResultColumn("at", "TIMESTAMP WITH TIME ZONE", false));
        Rows rows = new Rows();
        rows.columns(columns);
        rows.apply(List.of(
                new RowChange(RowChange.Kind.INSERT, List.of(1L, Instant.parse("2026-11-23T12:00:00Z"))),
                new RowChange(RowChange.Kind.INSERT, List.of(2L, Instant.parse("2026-11-23T13:00:00Z")))));
        ResultFile file = new ResultFile(columns, rows.list());
        file.csv(folder.resolve("r.csv"));
        file.jsonLines(folder.resolve("r.jsonl"));
        file.parquet(folder.resolve("r.parquet"));
        assertThat(Files.readAllLines(folder.resolve("r.csv")))
                .containsExactly("n,at", "1,2026-11-23T12:00:00Z", "2,2026-11-23T13:00:00Z");
        assertThat(Files.readAllLines(folder.resolve("r.jsonl")))
                .containsExactly(
                        "{\"n\":1,\"at\":\"2026-11-23T12:00:00Z\"}", "{\"n\":2,\"at\":\"2026-11-23T13:00:00Z\"}");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT sum(n), typeof(max(\"at\")) FROM '" + folder.resolve("r.parquet") + "'")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("3");
        }
        assertThat(folder.resolve("r.parquet.jsonl.part")).doesNotExist();
    }

    @Test
    void valuesAreReadable() {
        assertThat(ValueText.cell(0.1 + 0.2, ZoneOffset.UTC)).isEqualTo("0.3");
        assertThat(ValueText.cell(1e20, ZoneOffset.UTC)).isEqualTo("1.0E20");
        assertThat(ValueText.cell(1200.0, ZoneOffset.UTC)).isEqualTo("1200");
        assertThat(ValueText.cell(new byte[] {1, (byte) 255}, ZoneOffset.UTC)).isEqualTo("0x01ff");
        assertThat(ValueText.cell(Map.of("a", List.of(1L)), ZoneOffset.UTC)).isEqualTo("{\"a\":[1]}");
        assertThat(ValueText.cell("a\nb", ZoneOffset.UTC)).isEqualTo("a b");
    }
}
