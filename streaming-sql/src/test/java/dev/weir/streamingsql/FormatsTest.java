package dev.weir.streamingsql;

import static dev.weir.streamingsql.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;

/** Streams whose records are Avro or lines of values; what does not fit is counted and says why. */
class FormatsTest {

    private static final String FIRST = """
            {"type":"record","name":"Order","fields":[
              {"name":"id","type":"long"},
              {"name":"who","type":["null","string"]},
              {"name":"state","type":{"type":"enum","name":"State","symbols":["OPEN","PAID"]}},
              {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"ts","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"to","type":{"type":"record","name":"Place","fields":[{"name":"city","type":"string"}]}},
              {"name":"more","type":{"type":"map","values":"int"}}]}""".replace("\n", "");
    private static final String SECOND = FIRST.replace(
            "{\"name\":\"id\",\"type\":\"long\"},",
            "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"rank\",\"type\":\"int\",\"default\":7},");
    private static final String COLUMNS =
            "id BIGINT, who STRING, state STRING, price DECIMAL(9, 2), ts TIMESTAMP_LTZ(3),"
                    + " `day` DATE, tags ARRAY<STRING>, `to` ROW<city STRING>, more MAP<STRING, BIGINT>";

    private static Streams streams;
    private static SharedCluster cluster;
    private static GlueClient glue;

    @BeforeAll
    static void start() throws Exception {
        streams = new Streams();
        cluster = SharedCluster.start();
        glue = GlueClient.builder()
                .endpointOverride(streams.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        glue.close();
        cluster.close();
        streams.close();
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
        order.put("day", 20_454);
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

    private static void put(String stream, byte[] data) {
        streams.kinesis.putRecord(
                request -> request.streamName(stream).partitionKey("k").data(SdkBytes.fromByteArray(data)));
    }

    private static String table(String stream, String columns, String format) {
        return streams.table(stream, columns)
                .replace("'json.timestamp-format.standard' = 'ISO-8601', 'format' = 'json'", format);
    }

    private static String row(long id) {
        return "[\"INSERT\"," + id + "," + (id % 2 == 0 ? "null" : "\"Ann\"") + ",\"PAID\"";
    }

    @Test
    void containersOfAvroAreRows() throws Exception {
        streams.create("contained", 1);
        put("contained", container("null", order(FIRST, 1)));
        put("contained", container("deflate", order(FIRST, 2), order(FIRST, 3)));
        put("contained", "Obj\u0001\u0002no".getBytes(StandardCharsets.ISO_8859_1));
        String ddl = table("contained", COLUMNS, "'format' = 'avro'");
        try (Watched query = new Watched(cluster, List.of(ddl), "SELECT * FROM contained")) {
            eventually("three rows", () -> query.rows().size() == 3);
            assertThat(query.rows().getFirst())
                    .startsWith(row(1))
                    .contains("12.50", "2026-01-01T00:00:00.123Z", "2026-01-01", "[\"a\",\"b\"]", "Ulm", "\"k\"", "5");
            assertThat(query.rows().get(2)).startsWith(row(3));
            eventually(
                    "the broken one is counted",
                    () -> query.counts().path("left").asInt() == 1);
            assertThat(query.counts().path("why").asText()).contains("Avro");
        }
    }

    @Test
    void theRegistryIsAskedAndOlderRecordsGoIntoTheNewestSchema() throws Exception {
        glue.createRegistry(request -> request.registryName("shop"));
        String first = glue.createSchema(request -> request.registryId(id -> id.registryName("shop"))
                        .schemaName("orders")
                        .dataFormat(DataFormat.AVRO)
                        .compatibility(Compatibility.BACKWARD)
                        .schemaDefinition(FIRST))
                .schemaVersionId();
        String second = glue.registerSchemaVersion(request -> request.schemaId(
                                id -> id.registryName("shop").schemaName("orders"))
                        .schemaDefinition(SECOND))
                .schemaVersionId();
        streams.create("registered", 1);
        put("registered", registered(first, datum(order(FIRST, 1))));
        put("registered", registered(second, datum(order(SECOND, 2))));
        put("registered", registered("00000000-0000-4000-8000-000000000000", datum(order(FIRST, 3))));
        put("registered", registered(first, new byte[] {2}));
        URI endpoint = streams.endpoint();
        String ddl = table(
                "registered",
                "id BIGINT, `rank` BIGINT",
                "'format' = 'avro-glue', 'avro-glue.aws.region' = 'us-east-1', 'avro-glue.aws.endpoint' = '" + endpoint
                        + "', 'avro-glue.registry.name' = 'shop', 'avro-glue.schema.name' = 'orders', 'weir.avro' = '"
                        + SECOND + "'");
        try (Watched query = new Watched(cluster, List.of(ddl), "SELECT * FROM registered")) {
            eventually("two rows", () -> query.rows().size() == 2);
            assertThat(query.rows()).containsExactly("[\"INSERT\",1,7]", "[\"INSERT\",2,1]");
            eventually("two are counted", () -> query.counts().path("left").asInt() == 2);
        }
    }

    @Test
    void aGivenSchemaReadsBareDatums() throws Exception {
        streams.create("bare", 1);
        put("bare", datum(order(FIRST, 1)));
        put("bare", "no datum of that kind, I am afraid".getBytes(StandardCharsets.UTF_8));
        String ddl = table(
                "bare",
                "id BIGINT, price DOUBLE, `to` STRING",
                "'format' = 'avro', 'avro.timestamp_mapping.legacy' = 'false', 'avro.schema' = '" + FIRST + "'");
        try (Watched query = new Watched(cluster, List.of(ddl), "SELECT id, `to` FROM bare")) {
            eventually("both are counted", () -> query.counts().path("left").asInt() == 2);
            assertThat(query.counts().path("records").asInt()).isEqualTo(2);
        }
        try (Watched query = new Watched(
                cluster,
                List.of(ddl.replace("price DOUBLE", "price DECIMAL(9, 2)")),
                "SELECT id, `to`, price FROM bare")) {
            eventually("a row", () -> query.rows().size() == 1);
            assertThat(query.rows())
                    .containsExactly("[\"INSERT\",1,\"{\\\"city\\\": \\\"Ulm\\\"}\",{\"decimal\":\"12.50\"}]");
            eventually("the other is counted", () -> query.counts().path("left").asInt() == 1);
        }
    }

    @Test
    void avroIsNotWritten() {
        streams.create("written", 1);
        String ddl = table("written", "id BIGINT", "'format' = 'avro'");
        try (Watched query = new Watched(cluster, List.of(ddl), "INSERT INTO written SELECT CAST(1 AS BIGINT)")) {
            assertThat(query.end().toString()).contains("only read here");
        }
    }

    @Test
    void linesOfValuesAreHeldAgainstTheirTypes() {
        streams.create("lines", 1);
        for (String line : List.of(
                "id;when;ok;note",
                "1;2026-01-01T10:00:00Z;true;a",
                "id;when;ok;note\n2;2026-01-01T12:00:01+02:00;false;\"two\nlines; \"\"quoted\"\"\"",
                "x;2026-01-01T10:00:00Z;true;",
                "4;soon;true;",
                "5;2026-01-01T10:00:00Z;maybe;",
                "6;2026-01-01T10:00:00Z;true;a\n7;2026-01-01T10:00:00Z;true;b",
                "8;2026-01-01T10:00:00Z;true",
                "9;;true;no time",
                "10;2026-01-01 10:00:02Z;;")) {
            streams.put("lines", "k", line);
        }
        String ddl = table(
                "lines",
                "id BIGINT, when_text STRING, ok BOOLEAN, note STRING, `when` AS TO_TIMESTAMP_LTZ(when_text,"
                        + " 'yyyy-MM-dd[''T''][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX]', 'UTC'),"
                        + " WATERMARK FOR `when` AS `when` - INTERVAL '1' SECOND",
                "'format' = 'csv', 'csv.field-delimiter' = ';', 'csv.null-literal' = '', 'weir.csv' ="
                        + " '{\"delimiter\":\";\",\"header\":[\"id\",\"when\",\"ok\",\"note\"],"
                        + "\"types\":[\"BIGINT\",\"TIMESTAMP_LTZ(3)\",\"BOOLEAN\",\"STRING\"],\"time\":1}'");
        try (Watched query = new Watched(cluster, List.of(ddl), "SELECT id, `when`, ok, note FROM `lines`")) {
            eventually("three rows", () -> {
                if (query.failed()) System.out.println(query.messages);
                return query.rows().size() == 3;
            });
            assertThat(query.rows())
                    .containsExactly(
                            "[\"INSERT\",1,{\"instant\":\"2026-01-01T10:00:00Z\"},true,\"a\"]",
                            "[\"INSERT\",2,{\"instant\":\"2026-01-01T10:00:01Z\"},false,\"two\\nlines; \\\"quoted\\\"\"]",
                            "[\"INSERT\",10,{\"instant\":\"2026-01-01T10:00:02Z\"},null,null]");
            eventually("six are counted", () -> query.counts().path("left").asInt() == 6);
            assertThat(query.counts().path("records").asInt()).isEqualTo(10);
            assertThat(query.counts().path("why").asText()).contains("no time");
        }
    }

    @Test
    void aRecordWithoutItsTimeIsCountedAndEndsNothing() {
        streams.create("timeless", 1);
        streams.put("timeless", "k", "{\"id\":1,\"in\":{\"ts\":\"2026-01-01T10:00:00Z\"}}");
        streams.put("timeless", "k", "{\"id\":2,\"in\":{}}");
        streams.put("timeless", "k", "{\"id\":3}");
        streams.put("timeless", "k", "{\"id\":4,\"in\":{\"ts\":\"2026-01-01T10:00:01Z\"}}");
        String ddl = streams.table(
                "timeless",
                "id BIGINT, `in` ROW<ts TIMESTAMP_LTZ(3)>, ts AS `in`.`ts`, WATERMARK FOR ts AS ts - INTERVAL '1' SECOND",
                ", 'weir.time' = '[\"in\",\"ts\"]'");
        try (Watched query = new Watched(cluster, List.of(ddl), "SELECT id, ts FROM timeless")) {
            eventually("two rows", () -> query.rows().size() == 2);
            eventually("two are counted", () -> query.counts().path("left").asInt() == 2);
            assertThat(query.counts().path("why").asText()).contains("It has no time in “in.ts”.");
        }
    }
}
