package dev.weir.app.query.ask;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.schema.DuckDbColumns;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How DuckDB goes about a statement. A database of its own with empty tables is asked, under the streams' and columns' own names, so that
 * nothing has to be read for it.
 */
final class AskPlan {

    private final AskEngine engine;
    private final String text;
    private final QueryListener listener;

    AskPlan(AskEngine engine, String text, QueryListener listener) {
        this.engine = engine;
        this.text = text;
        this.listener = listener;
    }

    /** Tells the plan as the only row. */
    Ended explained() throws SQLException, WrongStatement, IOException, InterruptedException {
        listener.progress(Text.of("Reading the statement"), Double.NaN);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("SET memory_limit = '128MB'");
            sql.execute("SET enable_external_access = false");
            sql.execute("SET errors_as_json = true");
            // It would leave out what comes of tables that are empty.
            sql.execute("SET disabled_optimizers = "
                    + "'statistics_propagation,compressed_materialization,empty_result_pullup'");
            sql.execute("SET lock_configuration = true");
            AskStatement statement = AskStatement.parse(connection, text);
            objects(statement, sql);
            for (String name : statement.tables()) {
                if (ObjectAddress.is(name)) {
                    continue;
                }
                String stream = engine.streams().find(name);
                if (stream != null) {
                    sql.execute(table(stream, statement.columns().contains("data")));
                }
            }
            try (ResultSet plan = sql.executeQuery("EXPLAIN (FORMAT JSON) " + text)) {
                listener.columns(List.of(new ResultColumn("plan", "VARCHAR", false)));
                while (plan.next()) {
                    listener.rows(List.of(new RowChange(RowChange.Kind.INSERT, List.of(plan.getString(2)))));
                }
            }
            return new Ended.Complete(null);
        }
    }

    /** What objects hold is known once they were read; that is done for the first plan. */
    private void objects(AskStatement statement, Statement sql)
            throws SQLException, WrongStatement, IOException, InterruptedException {
        Map<String, Map<String, String>> known = engine.objectColumns();
        if (!statement.tables().stream().filter(ObjectAddress::is).allMatch(known::containsKey)) {
            AskDatabase database = engine.database();
            try (Connection reading = database.connect()) {
                new ObjectsAsked(engine, listener).show(database, reading, statement);
            }
            known = engine.objectColumns();
        }
        for (String name : statement.tables()) {
            if (ObjectAddress.is(name)) {
                String columns = known.getOrDefault(name, Map.of()).entrySet().stream()
                        .map(column -> SqlNames.quoted(column.getKey()) + " " + column.getValue())
                        .collect(Collectors.joining(", "));
                sql.execute("CREATE TABLE IF NOT EXISTS " + SqlNames.quoted(name) + " (" + columns + ")");
            }
        }
    }

    private String table(String stream, boolean dataNamed) {
        StreamSchema schema = SampleReader.schema(
                engine.kinesis(), engine.schemas(), stream, engine.clock().instant());
        List<String> columns = new ArrayList<>();
        for (SchemaField field : schema.fields()) {
            columns.add(SqlNames.quoted(field.name()) + " " + DuckDbColumns.type(field.type()));
        }
        for (FixedColumn fixed : FixedColumn.values()) {
            // As in the view of a stream: a star leaves the data out where there are other columns.
            if (fixed != FixedColumn.DATA || dataNamed || schema.fields().isEmpty()) {
                boolean time = fixed == FixedColumn.APPROXIMATE_ARRIVAL_TIMESTAMP;
                columns.add(schema.nameOf(fixed) + (time ? " TIMESTAMP WITH TIME ZONE" : " VARCHAR"));
            }
        }
        return "CREATE TABLE IF NOT EXISTS " + SqlNames.quoted(stream) + " (" + String.join(", ", columns) + ")";
    }
}
