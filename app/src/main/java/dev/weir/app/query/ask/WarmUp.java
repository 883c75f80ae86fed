package dev.weir.app.query.ask;

import dev.weir.app.query.schema.AvroRegistry;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.StreamSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What the first statement of a process would have to do besides its own work: DuckDB's library is unpacked and loaded, and a few made-up
 * records go the way of a stream's into a table, which loads the classes on it and lets the JIT look at them.
 */
final class WarmUp implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private static final int RECORDS = 4_000;
    private static final String SHARD = "shardId-000000000000";

    private final AskEngine engine;

    WarmUp(AskEngine engine) {
        this.engine = engine;
    }

    @Override
    public void run() {
        try {
            AskDatabase database = engine.database();
            try (Connection connection = database.connect()) {
                AskStatement.parse(
                        connection, "SELECT a, count(*), sum(b.c) FROM t WHERE d > now() GROUP BY a ORDER BY a");
                load(database, connection);
            }
        } catch (SQLException | IOException | WrongStatement | RuntimeException e) {
            // The first statement meets the same, and tells it; or the connection was closed meanwhile.
            LOG.debug("Ask could not be made ready", e);
        }
    }

    private static void load(AskDatabase database, Connection connection) throws SQLException, IOException {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(i));
        }
        StreamSchema schema =
                SchemaInference.infer(List.of(records.getFirst().data().asByteArray()));
        StreamTable table = new StreamTable("weir warm-up", "warm_up");
        Set<String> fields = new LinkedHashSet<>(List.of("a", "b", "d"));
        try (Statement sql = connection.createStatement()) {
            for (String each : table.made(schema, fields, false, null)) {
                sql.execute(each);
            }
            LineKeys keys = new LineKeys();
            LineWriter writer = new LineWriter(keys, schema, table.loadedFields(), false, AvroRegistry.NONE);
            Chunk chunk = new Chunk(1 << 20);
            for (Record each : records) {
                for (byte[] row : writer.fields(each)) {
                    writer.write(chunk, each, row, 0);
                }
            }
            new ChunkLoader(database.folder().chunks(), table, keys, writer).load(connection, chunk, List.of(SHARD));
            sql.execute(table.view(null, null, false));
            sql.execute("SELECT a, count(*), sum(b.c) FROM \"weir warm-up\" WHERE d > now() GROUP BY a ORDER BY a");
            sql.execute("DROP VIEW \"weir warm-up\"");
            sql.execute("DROP TABLE warm_up");
        }
    }

    private static Record record(int number) {
        String data = "{\"a\":\"text " + number + "\",\"b\":{\"c\":" + number
                + ".5},\"d\":\"2026-01-01T00:00:00Z\",\"e\":[" + number + "],\"f\":\"" + "x".repeat(200) + "\"}";
        return Record.builder()
                .sequenceNumber(String.valueOf(number))
                .partitionKey("key " + number)
                .approximateArrivalTimestamp(Instant.EPOCH)
                .data(SdkBytes.fromByteArrayUnsafe(data.getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
