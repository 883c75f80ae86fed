package dev.weir.app.query;

import dev.weir.app.connection.Clients;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.chart.ChartChoice;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.pin.DrawnCharts;
import dev.weir.app.query.pin.Pin;
import dev.weir.app.query.schema.EventTime;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.shell.Statements;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What other features ask, over a connection's engines. What is watched begins with what arrived since this was made. */
public final class EngineStatements implements Statements {

    private static final int MOST_ROWS = 1_000;
    private static final String MINUTES_DRAWN = "15";

    private final Engines engines;
    private final SchemaStore schemas;
    private final Instant from;
    private final DrawnCharts.@Nullable Board board;
    private final Runnable release;
    private final Set<FollowedStatement> begun = ConcurrentHashMap.newKeySet();

    private EngineStatements(
            Engines engines, SchemaStore schemas, Instant from, DrawnCharts.@Nullable Board board, Runnable release) {
        this.engines = engines;
        this.schemas = schemas;
        this.from = from;
        this.board = board;
        this.release = release;
    }

    /** Over the engines that the pages of a connection share. JavaFX thread only. */
    public static Statements shared(Workspace workspace, SharedEngines shared) {
        ConnectionEngines taken = shared.take(workspace);
        return new EngineStatements(
                taken.engines(),
                taken.schemas().store(),
                workspace.clock().instant(),
                shared.drawn().board(workspace.connection()),
                () -> shared.release(workspace));
    }

    /** Over engines of its own, where there is no window. */
    public static Statements own(Clients clients, InstantSource clock) {
        SchemaStore schemas = SchemaStore.ofThisRun();
        AskEngine ask = new AskEngine(clients::kinesis, true, schemas, clock).withObjects(new ObjectStore(clients::s3));
        QueryEngine watch = Engines.watching(clients::kinesis, clients::firehose, schemas, () -> false, clock);
        Engines engines = new Engines(ask, watch);
        return new EngineStatements(engines, schemas, clock.instant(), null, engines::close);
    }

    /** Over engines that somebody else closes. */
    static Statements over(ConnectionEngines engines, InstantSource clock) {
        return new EngineStatements(engines.engines(), engines.schemas().store(), clock.instant(), null, () -> {});
    }

    @Override
    public void declare(String streamName, List<Column> columns, @Nullable TimeField eventTime) {
        List<SchemaField> fields = columns.stream()
                .map(column -> new SchemaField(column.name(), type(column.type())))
                .toList();
        schemas.put(
                streamName,
                new StreamSchema(
                        StreamSchema.Form.JSON,
                        fields,
                        eventTime == null
                                ? null
                                : new EventTime(eventTime.field(), unit(eventTime.unit()), eventTime.late())));
    }

    private static FieldType type(String word) {
        return switch (word) {
            case "integer" -> FieldType.Scalar.BIGINT;
            case "number" -> FieldType.Scalar.DOUBLE;
            case "boolean" -> FieldType.Scalar.BOOLEAN;
            case "timestamp" -> FieldType.Scalar.TIMESTAMP;
            default -> FieldType.Scalar.VARCHAR;
        };
    }

    private static EventTime.Unit unit(String word) {
        return switch (word) {
            case "millis" -> EventTime.Unit.EPOCH_MILLIS;
            case "seconds" -> EventTime.Unit.EPOCH_SECONDS;
            default -> EventTime.Unit.ISO;
        };
    }

    @Override
    public Running watch(String name, String statement) {
        QueryEngine watch = engines.watch();
        if (watch == null) {
            return FollowedStatement.impossible(Text.of("Continuous SQL is not installed: lib/flink is missing."));
        }
        return begin(watch, name, statement, new QueryOptions(from, null, MOST_ROWS));
    }

    @Override
    public Running ask(String statement) {
        return begin(engines.ask(), "", statement, new QueryOptions(null, null, MOST_ROWS));
    }

    private FollowedStatement begin(QueryEngine engine, String name, String statement, QueryOptions options) {
        FollowedStatement followed = new FollowedStatement(begun::remove);
        begun.add(followed);
        RunningQuery query = engine.run(statement, options, followed);
        if (!name.isEmpty()) {
            query.call(name);
        }
        followed.runs(query);
        return followed;
    }

    @Override
    public Map<String, @Nullable Object> askOne(String statement) throws InterruptedException {
        FollowedStatement asked = begin(engines.ask(), "", statement, new QueryOptions(null, null, 1));
        return asked.firstRow();
    }

    @Override
    public void draw(List<Chart> charts) {
        if (board != null) {
            board.draw(charts.stream().map(EngineStatements::pin).toList());
        }
    }

    private static Pin pin(Chart chart) {
        return new Pin(
                chart.title(),
                EngineChoice.WATCH,
                chart.statement(),
                new RangeChoice(RangeChoice.Kind.LAST_MINUTES, MINUTES_DRAWN, ""),
                new ChartChoice(chart.time(), List.of(chart.value()), chart.series()));
    }

    @Override
    public void close() {
        if (board != null) {
            board.close();
        }
        begun.forEach(FollowedStatement::cancel);
        release.run();
    }
}
