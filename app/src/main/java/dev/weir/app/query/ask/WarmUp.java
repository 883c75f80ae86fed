package dev.weir.app.query.ask;

import dev.weir.app.query.schema.AvroRegistry;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.StreamSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What the first statement of a process would have to do besides its own work: DuckDB's library is unpacked and loaded, and a few made-up
 * records go the way of a stream's into a table, which loads the classes on it and lets the JIT look at them.
 */
final class WarmUp implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final int ANSWERS = 200;
    private static final int LOADED = 4_000;
    private static final String SHARD = "shardId-000000000000";

    private static final String TABLE = "weir_warm_up";

    private final AskEngine engine;

    WarmUp(AskEngine engine) {
        this.engine = engine;
    }

    @Override
    public void run() {
        try {
            go(engine.database());
        } catch (SQLException | IOException | WrongStatement | RuntimeException e) {
            // The first statement meets the same, and tells it; or the connection was closed meanwhile.
            LOG.debug("Ask could not be made ready", e);
        }
    }

    static void go(AskDatabase database) throws SQLException, IOException, WrongStatement {
        try (Connection connection = database.connect()) {
            AskStatement.parse(connection, "SELECT a, count(*), sum(b.c) FROM t WHERE d > now() GROUP BY a ORDER BY a");
            load(database, connection);
        }
    }

    private static void load(AskDatabase database, Connection connection) throws SQLException, IOException {
        StreamTable table = new StreamTable("weir warm-up", TABLE);
        try (MadeUpStream stream = new MadeUpStream();
                Statement sql = connection.createStatement()) {
            StreamSchema schema = SchemaInference.infer(
                    List.of(stream.read().getFirst().data().asByteArray()));
            for (String each : table.made(schema, Set.of("a", "b", "d"), Set.of(), null)) {
                // Temporary, so that it is this connection's alone.
                sql.execute(each.replace("CREATE TABLE", "CREATE TEMP TABLE"));
            }
            LineKeys keys = new LineKeys();
            LineWriter writer = new LineWriter(keys, schema, table.loadedFields(), table.fixed(), AvroRegistry.NONE);
            Chunk chunk = new Chunk(1 << 20);
            for (int i = 0; i < ANSWERS; i++) {
                if (chunk.records() >= LOADED) {
                    chunk = new Chunk(1 << 20);
                }
                for (Record each : stream.read()) {
                    for (byte[] row : writer.fields(each)) {
                        writer.write(chunk, each, row, 0);
                    }
                }
            }
            new ChunkLoader(database.folder().chunks(), table, keys, writer).load(connection, chunk, List.of(SHARD));
            sql.execute(table.view(null, null, false));
            sql.execute("SELECT a, count(*), sum(b.c) FROM \"weir warm-up\" WHERE d > now() GROUP BY a ORDER BY a");
            sql.execute("DROP VIEW \"weir warm-up\"");
            sql.execute("DROP TABLE " + TABLE);
        }
    }
}
