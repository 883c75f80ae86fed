package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.schema.AvroSources;
import dev.weir.app.query.schema.GlueRegistry;
import dev.weir.app.query.schema.SchemaEdit;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** What is found out about a stream's records, declared to Watch's own process and read by it. */
class FormsWatchedTest {

    private static BrokerStream broker;
    private static SchemaStore schemas;
    private static QueryEngine engine;

    @BeforeAll
    static void start() {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        schemas = SchemaStore.ofThisRun(new AvroSources(
                new GlueRegistry(() -> broker.clients().glue(), InstantSource.system()), stream -> List.of()));
        engine = Engines.watching(
                broker::kinesis, () -> broker.clients().firehose(), schemas, () -> false, InstantSource.system());
        engine.prepare();
    }

    @AfterAll
    static void stop() {
        engine.close();
        broker.close();
    }

    private static final class Heard implements QueryListener {
        final List<String> rows = new CopyOnWriteArrayList<>();
        private volatile Counted counted = new Counted(0, 0, null);
        private volatile @Nullable Ended ended;

        @Override
        public void progress(String words, double done) {
            // Rows and counts are what is waited for.
        }

        @Override
        public void columns(List<ResultColumn> found) {
            // As before.
        }

        @Override
        public void rows(List<RowChange> changes) {
            changes.forEach(change -> rows.add(change.values().toString()));
        }

        @Override
        public void counted(Counted now) {
            counted = now;
        }

        @Override
        public void ended(Ended how) {
            ended = how;
        }
    }

    private static void rowsAre(String statement, long left, String why, String... rows) {
        Heard heard = new Heard();
        RunningQuery query = engine.run(statement, QueryOptions.ALL, heard);
        try {
            eventually(
                    "rows, an end, or nothing that fits",
                    Duration.ofSeconds(90),
                    () -> heard.rows.size() >= rows.length || heard.ended != null || heard.counted.left() > left);
            assertThat(heard.counted.left()).as("%s", heard.counted).isLessThanOrEqualTo(left);
            assertThat(heard.ended).isNull();
            assertThat(heard.rows).containsExactly(rows);
            eventually("counted", () -> heard.counted.left() >= left);
            assertThat(heard.counted.left()).isEqualTo(left);
            assertThat(String.valueOf(heard.counted.why())).contains(why);
        } finally {
            query.cancel();
            eventually("ended", () -> heard.ended != null);
        }
    }

    private static void put(String stream, byte[] data) {
        broker.kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromByteArray(data)));
    }

    private static void put(String stream, String data) {
        put(stream, data.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesWithAHeaderAndPipes() {
        broker.create("lines", 1);
        for (String line : List.of("id|when|note", "1|2026-01-01T10:00:00Z|a", "2|2026-01-01T12:00:01+02:00|\"b|c\"")) {
            put("lines", line);
        }
        schemas.put(
                "lines",
                SchemaInference.infer(List.of(
                        "id|when|note".getBytes(StandardCharsets.UTF_8),
                        "1|2026-01-01T10:00:00Z|a".getBytes(StandardCharsets.UTF_8))));
        put("lines", "x|2026-01-01T10:00:00Z|a");
        put("lines", "3||no time");
        rowsAre(
                "SELECT id, `when`, note FROM `lines`",
                2,
                "no time",
                "[1, 2026-01-01T10:00:00Z, a]",
                "[2, 2026-01-01T10:00:01Z, b|c]");
    }

    @Test
    void avroOfTheRegistryWithAColumnThatAPersonRenamed() throws Exception {
        String definition = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                + "{\"name\":\"in\",\"type\":{\"type\":\"record\",\"name\":\"In\",\"fields\":[{\"name\":\"city\",\"type\":\"string\"}]}}]}";
        String version = broker.clients()
                .glue()
                .createSchema(request -> request.schemaName("cities")
                        .dataFormat(DataFormat.AVRO)
                        .compatibility(Compatibility.NONE)
                        .schemaDefinition(definition))
                .schemaVersionId();
        broker.create("cities", 1);
        put("cities", registered(UUID.fromString(version), definition));
        put("cities", registered(new UUID(0x4000, 0x8000000000000000L), definition));
        schemas.put("cities", schemas.infer("cities", List.of(registered(UUID.fromString(version), definition))));
        SchemaEdit edit = new SchemaEdit(Objects.requireNonNull(schemas.get("cities")));
        edit.rename(List.of("id"), "number");
        edit.ownColumn(List.of("in", "city"), true);
        schemas.put("cities", edit.schema());
        rowsAre("SELECT number, city FROM cities", 1, "does not know version", "[7, Ulm]");
    }

    private static byte[] registered(UUID version, String definition) throws Exception {
        Schema schema = new Schema.Parser().parse(definition);
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", 7L);
        GenericRecord in = new GenericData.Record(schema.getField("in").schema());
        in.put("city", "Ulm");
        record.put("in", in);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return ByteBuffer.allocate(18 + bytes.size())
                .put((byte) 3)
                .put((byte) 0)
                .putLong(version.getMostSignificantBits())
                .putLong(version.getLeastSignificantBits())
                .put(bytes.toByteArray())
                .array();
    }
}
