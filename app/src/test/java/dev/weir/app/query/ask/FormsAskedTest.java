package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.schema.AvroSources;
import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.GlueRegistry;
import dev.weir.app.query.schema.SchemaEdit;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.send.BrokerStream;
import dev.weir.broker.BrokerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** Streams of Avro and of lines of values, and columns that a person changed, asked on a real broker. */
class FormsAskedTest {

    private static final String FIRST = """
            {"type":"record","name":"Order","fields":[
              {"name":"id","type":"long"},
              {"name":"who","type":["null","string"]},
              {"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","PAID"]}},
              {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"ts","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"raw","type":"bytes"},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"to","type":{"type":"record","name":"Place","fields":[
                {"name":"city","type":"string"},{"name":"near","type":["null","Place"]}]}},
              {"name":"more","type":{"type":"map","values":"int"}}]}""".replace("\n", "");
    private static final String SECOND = FIRST.replace(
            "{\"name\":\"id\",\"type\":\"long\"},",
            "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"rank\",\"type\":\"int\",\"default\":7},");

    private BrokerStream broker;
    private SchemaStore schemas;
    private AskEngine engine;

    @BeforeEach
    void start() {
        broker = new BrokerStream(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        schemas = SchemaStore.ofThisRun(new AvroSources(
                new GlueRegistry(() -> broker.clients().glue(), InstantSource.system()),
                stream -> stream.equals("bare") ? List.of("no schema", FIRST) : List.of()));
        engine = new AskEngine(broker::kinesis, true, schemas, InstantSource.system());
    }

    @AfterEach
    void stop() {
        engine.close();
        broker.close();
    }

    private void put(String stream, byte[] data) {
        broker.kinesis()
                .putRecord(
                        request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromByteArray(data)));
    }

    private void lines(String stream, String... lines) {
        broker.create(stream, 1);
        for (String line : lines) {
            put(stream, line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private StreamSchema schema(String stream) {
        return Objects.requireNonNull(schemas.get(stream));
    }

    private static GenericRecord order(String definition, long id) {
        Schema schema = new Schema.Parser().parse(definition);
        GenericRecord order = new GenericData.Record(schema);
        order.put("id", id);
        order.put("who", id % 2 == 0 ? null : "Ann");
        order.put("state", new GenericData.EnumSymbol(schema.getField("state").schema(), "PAID"));
        order.put(
                "price", ByteBuffer.wrap(new BigDecimal("12.50").unscaledValue().toByteArray()));
        order.put("ts", 1_767_225_600_123_456L);
        order.put("raw", ByteBuffer.wrap(new byte[] {1, (byte) 0xff}));
        order.put("tags", List.of("a", "b"));
        GenericRecord place = new GenericData.Record(schema.getField("to").schema());
        place.put("city", "Ulm");
        order.put("to", place);
        order.put("more", Map.of("k", 5));
        if (schema.getField("rank") != null) {
            order.put("rank", 1);
        }
        return order;
    }

    private static byte[] datum(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] container(String codec, GenericRecord... records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> file = new DataFileWriter<>(new GenericDatumWriter<>())) {
            file.setCodec(CodecFactory.fromString(codec)).create(records[0].getSchema(), bytes);
            for (GenericRecord each : records) {
                file.append(each);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] registered(String version, byte[] datum) {
        UUID id = UUID.fromString(version);
        return ByteBuffer.allocate(18 + datum.length)
                .put((byte) 3)
                .put((byte) 0)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(datum)
                .array();
    }

    @Test
    void linesWithAHeaderAndSemicolons() {
        lines(
                "lines",
                "id;when;note",
                "1;2026-01-01T10:00:00Z;\"two\nlines; \"\"quoted\"\"\"",
                "2;2026-01-01 12:00:00+02:00;",
                "3;2026-01-01T10:00:02Z;x",
                "10;2026-01-01T10:00:02Z;z",
                "11;2026-01-01T10:00:02Z;z",
                "12;2026-01-01T10:00:02Z;z",
                "13;2026-01-01T10:00:02Z;z",
                "14;2026-01-01T10:00:02Z;z");
        assertThat(Asked.of(engine, "SELECT count(*) FROM lines").value()).isEqualTo(8L);
        put("lines", "x;2026-01-01T10:00:02Z;y".getBytes(StandardCharsets.UTF_8));
        put("lines", "only this".getBytes(StandardCharsets.UTF_8));
        Asked asked = Asked.of(
                engine,
                "SELECT id, \"when\", note FROM lines WHERE id IS NULL OR id < 10 ORDER BY id NULLS LAST, note NULLS LAST");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows)
                .containsExactly(
                        List.of(1L, Instant.parse("2026-01-01T10:00:00Z"), "two\nlines; \"quoted\""),
                        Arrays.asList(2L, Instant.parse("2026-01-01T10:00:00Z"), null),
                        List.of(3L, Instant.parse("2026-01-01T10:00:02Z"), "x"),
                        Arrays.asList(null, Instant.parse("2026-01-01T10:00:02Z"), "y"),
                        Arrays.asList(null, null, null));
        assertThat(asked.counted.left()).isEqualTo(2);
        assertThat(asked.counted.records()).isEqualTo(11);
        assertThat(schema("lines").eventTime()).isNotNull();
    }

    @Test
    void containersOfAvro() throws Exception {
        broker.create("contained", 1);
        put("contained", container("null", order(FIRST, 1)));
        put("contained", container("snappy", order(FIRST, 2), order(FIRST, 3)));
        put("contained", container("zstandard", order(FIRST, 4)));
        put("contained", "Obj\u0001\u0002no".getBytes(StandardCharsets.ISO_8859_1));
        Asked asked = Asked.of(
                engine,
                "SELECT id, who, state, price, ts, raw, tags, \"to\".city, more['k'] FROM contained WHERE id IS NOT NULL ORDER BY id");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows).hasSize(4);
        assertThat(asked.rows.getFirst().subList(0, 5))
                .containsExactly(
                        1L, "Ann", "PAID", new BigDecimal("12.50"), Instant.parse("2026-01-01T00:00:00.123456Z"));
        assertThat(asked.rows.getFirst().subList(6, 9)).containsExactly(List.of("a", "b"), "Ulm", 5L);
        assertThat(asked.rows.get(1).get(1)).isNull();
        assertThat(asked.counted.left()).isEqualTo(1);
        assertThat(asked.counted.why()).contains("Avro");
        assertThat(schema("contained").eventTime()).isNotNull();
    }

    @Test
    void schemasOfTheRegistry() throws Exception {
        var glue = broker.clients().glue();
        glue.createRegistry(request -> request.registryName("shop"));
        String first = glue.createSchema(request -> request.registryId(id -> id.registryName("shop"))
                        .schemaName("orders")
                        .dataFormat(DataFormat.AVRO)
                        .compatibility(Compatibility.BACKWARD)
                        .schemaDefinition(FIRST))
                .schemaVersionId();
        broker.create("registered", 1);
        put("registered", registered(first, datum(order(FIRST, 1))));
        String second = glue.registerSchemaVersion(request -> request.schemaId(
                                id -> id.registryName("shop").schemaName("orders"))
                        .schemaDefinition(SECOND))
                .schemaVersionId();
        put("registered", registered(second, datum(order(SECOND, 2))));
        put("registered", registered("00000000-0000-4000-8000-000000000000", datum(order(FIRST, 3))));
        Asked asked = Asked.of(engine, "SELECT id, rank FROM registered WHERE id IS NOT NULL ORDER BY id");
        assertThat(asked.rows).containsExactly(List.of(1L, 7L), List.of(2L, 1L));
        assertThat(asked.counted.left()).isEqualTo(1);
        assertThat(asked.counted.why())
                .isEqualTo("The schema registry does not know version 00000000-0000-4000-8000-000000000000.");
        assertThat(Objects.requireNonNull(schema("registered").avro()).schemaName())
                .isEqualTo("orders");
    }

    @Test
    void aSchemaThatWasGiven() throws Exception {
        broker.create("bare", 1);
        for (int i = 1; i <= 10; i++) {
            put("bare", datum(order(FIRST, i)));
        }
        put("bare", new byte[] {2, 0, 9, 9, 9});
        Asked asked = Asked.of(engine, "SELECT sum(id), sum(price), max(\"to\".near) FROM bare");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows.getFirst().get(1)).isEqualTo(new BigDecimal("125.00"));
        assertThat(asked.counted.left()).isEqualTo(1);
    }

    @Test
    void columnsThatAPersonChanged() {
        lines(
                "orders",
                "{\"id\":1,\"to\":{\"city\":\"Ulm\",\"zip\":89073},\"n\":1.5}",
                "{\"id\":2,\"to\":{\"city\":\"Bonn\",\"zip\":53111},\"n\":2}",
                "{\"id\":3,\"n\":2}");
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(3L);
        SchemaEdit edit = new SchemaEdit(schema("orders"));
        edit.rename(List.of("id"), "number");
        edit.ownColumn(List.of("to", "city"), true);
        edit.use(List.of("to"), false);
        edit.type(List.of("n"), new FieldType.Decimal(18, 4));
        schemas.put("orders", edit.schema());
        Asked asked = Asked.of(engine, "SELECT number, city, n FROM orders ORDER BY number");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows)
                .containsExactly(
                        List.of(1L, "Ulm", new BigDecimal("1.5000")),
                        List.of(2L, "Bonn", new BigDecimal("2.0000")),
                        Arrays.asList(3L, null, new BigDecimal("2.0000")));
        Asked all = Asked.of(engine, "SELECT * FROM orders LIMIT 1");
        assertThat(all.columns.subList(0, 3))
                .extracting(column -> column.name())
                .containsExactly("number", "n", "city");
    }

    @Test
    void aRowHasOnlyItsOwnFieldsWhateverIsReadWithIt() {
        lines("orders", "{\"to\":{\"city\":\"Ulm\",\"zip\":89073}}", "{\"to\":null}");
        assertThat(Asked.of(engine, "SELECT count(*) FROM orders").value()).isEqualTo(2L);
        SchemaEdit edit = new SchemaEdit(schema("orders"));
        edit.ownColumn(List.of("to", "city"), true);
        edit.use(List.of("to", "city"), false);
        schemas.put("orders", edit.schema());
        Asked asked = Asked.of(engine, "SELECT \"to\", city FROM orders ORDER BY city NULLS LAST");
        assertThat(asked.end()).isEqualTo(new Ended.Complete(null));
        assertThat(asked.rows).containsExactly(List.of(Map.of("zip", 89073L), "Ulm"), Arrays.asList(null, null));
    }

    @Test
    void hostileAvroIsCountedAndCostsNothing() throws Exception {
        broker.create("bare", 1);
        for (int i = 1; i <= 40; i++) {
            put("bare", datum(order(FIRST, i)));
        }
        // A text of 2^62 bytes; a list of 2^40 elements.
        put("bare", new byte[] {2, 2, -1, -1, -1, -1, -1, -1, -1, -1, 127, 0});
        put("bare", new byte[] {2, 0, 0, 2, 1, 0, 0, -128, -128, -128, -128, -128, 64, 0});
        Asked asked = Asked.of(engine, "SELECT count(id) FROM bare");
        assertThat(asked.value()).isEqualTo(40L);
        assertThat(asked.counted.left()).isEqualTo(2);
    }
}
