package dev.weir.app.query.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What records are found to be, and what does not fit that. */
class SchemaInferenceTest {

    private static StreamSchema infer(String... records) {
        return SchemaInference.infer(Arrays.stream(records)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("BIGINT", List.of("1", "-7", "9223372036854775807")),
                Arguments.of("DOUBLE", List.of("1", "2.5")),
                Arguments.of("DOUBLE", List.of("9223372036854775808")),
                Arguments.of("DOUBLE", List.of("1e3")),
                Arguments.of("BOOLEAN", List.of("true", "null", "false")),
                Arguments.of("VARCHAR", List.of("true", "1")),
                Arguments.of("VARCHAR", List.of("null")),
                Arguments.of("VARCHAR", List.of("\"\"", "\"x\"")),
                Arguments.of("VARCHAR", List.of("1", "\"1\"")),
                Arguments.of("VARCHAR", List.of("{}", "{}")),
                Arguments.of("VARCHAR", List.of("{\"a\":1}", "[1]")),
                Arguments.of("TIMESTAMP", List.of("\"2026-11-23T12:00:00\"", "\"2026-11-23 12:00\"")),
                Arguments.of("TIMESTAMP WITH TIME ZONE", List.of("\"2026-11-23T12:00:00.123Z\"")),
                Arguments.of(
                        "TIMESTAMP WITH TIME ZONE",
                        List.of("\"2026-11-23T12:00:00\"", "\"2026-11-23T12:00:00+02:00\"")),
                Arguments.of("VARCHAR", List.of("\"2026-11-23\"")),
                Arguments.of("VARCHAR", List.of("\"2026-13-23T12:00:00Z\"")),
                Arguments.of("VARCHAR", List.of("\"2026-11-23T12:00:00Z\"", "\"soon\"")),
                Arguments.of("BIGINT[]", List.of("[1]", "[]", "[2, null]")),
                Arguments.of("VARCHAR[]", List.of("[]")),
                Arguments.of("DOUBLE[][]", List.of("[[1], [2.5]]")),
                Arguments.of(
                        "STRUCT(\"a\" DOUBLE, \"b\" VARCHAR, \"c\" BOOLEAN)",
                        List.of("{\"a\": 1, \"b\": \"x\"}", "{\"a\": 1.5, \"c\": true}")),
                Arguments.of("STRUCT(\"a\" BIGINT)[]", List.of("[{\"a\": 1}, {\"a\": null}]")));
    }

    @ParameterizedTest(name = "{1} is {0}")
    @MethodSource("types")
    void aFieldHasTheNarrowestTypeThatHoldsAll(String type, List<String> values) {
        StreamSchema schema =
                infer(values.stream().map(value -> "{\"x\": " + value + "}").toArray(String[]::new));
        assertThat(schema.form()).isEqualTo(StreamSchema.Form.JSON);
        assertThat(DuckDbColumns.type(schema.fields().getFirst().type())).isEqualTo(type);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(StreamSchema.Form.TEXT, List.of()),
                Arguments.of(StreamSchema.Form.TEXT, List.of("hello", "{not json")),
                Arguments.of(StreamSchema.Form.JSON, List.of("{\"a\": 1}", "garbage")),
                Arguments.of(StreamSchema.Form.TEXT, List.of("{\"a\": 1}", "one", "two")),
                Arguments.of(StreamSchema.Form.TEXT, List.of("[1, 2]")),
                Arguments.of(StreamSchema.Form.TEXT, List.of("{\"a\": 1} {\"b\": 2}")),
                Arguments.of(StreamSchema.Form.CSV, List.of("1,a", "2,\"b,c\"")),
                Arguments.of(StreamSchema.Form.TEXT, List.of("1,a", "2,b,c")),
                Arguments.of(StreamSchema.Form.TEXT, List.of("single", "words")));
    }

    @ParameterizedTest(name = "{1} is {0}")
    @MethodSource("forms")
    void theFormIsThatOfMostRecords(StreamSchema.Form form, List<String> records) {
        assertThat(infer(records.toArray(String[]::new)).form()).isEqualTo(form);
    }

    @Test
    void bytesAreBytes() {
        assertThat(SchemaInference.infer(List.of(new byte[] {(byte) 0xc0, 1})).form())
                .isEqualTo(StreamSchema.Form.BINARY);
    }

    @Test
    void namesThatSqlCannotTellApartAreOneColumn() {
        assertThat(infer("{\"a\": 1, \"A\": 2, \"\": 3}").fields())
                .extracting(SchemaField::name)
                .containsExactly("a");
    }

    @Test
    void anObjectOfVeryManyKeysStaysText() {
        StringBuilder map = new StringBuilder("{\"m\": {");
        for (int i = 0; i < 400; i++) {
            map.append(i == 0 ? "" : ",").append("\"k").append(i).append("\": ").append(i);
        }
        assertThat(infer(map + "}}").fields().getFirst().type()).isEqualTo(FieldType.Scalar.VARCHAR);
    }

    @Test
    void theEventTimeIsFoundByItsNameOrItsType() {
        EventTime millis = infer("{\"id\": 1, \"time\": 1517363399650}").eventTime();
        assertThat(millis).isNotNull();
        assertThat(millis.unit()).isEqualTo(EventTime.Unit.EPOCH_MILLIS);
        assertThat(millis.words()).isEqualTo("The time is in time (milliseconds since 1970), at most 10 s late.");
        EventTime seconds = infer("{\"ts\": 1517363399}").eventTime();
        assertThat(seconds).isNotNull();
        assertThat(seconds.unit()).isEqualTo(EventTime.Unit.EPOCH_SECONDS);
        EventTime iso = infer("{\"a\": \"2026-11-23T12:00:00Z\", \"ts\": \"2026-11-23T12:00:00Z\"}")
                .eventTime();
        assertThat(iso).isNotNull();
        assertThat(iso.field()).isEqualTo("ts");
        assertThat(infer("{\"time\": 12}").eventTime()).isNull();
    }

    @Test
    void aSchemaIsKeptAsText() {
        StreamSchema schema = infer("{\"id\": 1, \"to\": {\"zip\": [1]}, \"ts\": \"2026-11-23T12:00:00Z\"}");
        assertThat(SchemaText.read(SchemaText.write(schema))).isEqualTo(schema);
        assertThat(SchemaText.read("{\"form\": \"of tomorrow\"}")).isNull();
        assertThat(SchemaText.read("")).isNull();
    }

    @Test
    void flinkReadsTheSameTable() {
        String ddl = new FlinkTable(
                        "my-orders", "arn:aws:kinesis:eu-central-1:1:stream/my-orders", "eu-central-1", null, "LATEST")
                .ddl(infer("{\"id\": 1, \"to\": {\"zip\": [1]}, \"time\": 1517363399650, \"shard_id\": \"mine\"}"));
        assertThat(ddl).isEqualTo("""
                        CREATE TABLE `my-orders` (
                            `id` BIGINT,
                            `to` ROW<`zip` ARRAY<BIGINT>>,
                            `time` BIGINT,
                            `shard_id` STRING,
                            `record_shard_id` STRING METADATA FROM 'shard-id' VIRTUAL,
                            `sequence_number` STRING METADATA FROM 'sequence-number' VIRTUAL,
                            `approximate_arrival_timestamp` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
                            `event_time` AS TO_TIMESTAMP_LTZ(`time`, 3),
                            WATERMARK FOR `event_time` AS `event_time` - INTERVAL '10.000' SECOND
                        ) WITH (
                            'connector' = 'kinesis',
                            'aws.region' = 'eu-central-1',
                            'format' = 'json',
                            'json.timestamp-format.standard' = 'ISO-8601',
                            'source.init.position' = 'LATEST',
                            'stream.arn' = 'arn:aws:kinesis:eu-central-1:1:stream/my-orders'
                        )""");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("{\"id\": 1.5}", "“id” is not BIGINT in 1.5"),
                Arguments.of("{\"id\": \"1\"}", "“id” is not BIGINT in \"1\""),
                Arguments.of("{\"to\": {\"zip\": [1, \"x\"]}}", "“to.zip[2]” is not BIGINT in \"x\""),
                Arguments.of("{\"to\": 5}", "“to” is not an object in 5"),
                Arguments.of("{\"ts\": \"soon\"}", "“ts” is not TIMESTAMP_LTZ in \"soon\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void whatDoesNotFitIsNamedAndBecomesNull(String record, String words) {
        Fit fit = new Fit(infer("{\"id\": 1, \"to\": {\"zip\": [1]}, \"ts\": \"2026-11-23T12:00:00Z\"}"));
        ObjectNode object = (ObjectNode) SchemaInference.object(record.getBytes(StandardCharsets.UTF_8));
        assertThat(object).isNotNull();
        fit.look(object);
        assertThat(fit.trouble()).isEqualTo(words);
        fit.look(object);
        assertThat(fit.trouble()).isNull();
    }

    @Test
    void aFieldThatIsNewIsNoticed() {
        Fit fit = new Fit(infer("{\"to\": {\"zip\": 1}}"));
        ObjectNode object = (ObjectNode)
                SchemaInference.object("{\"to\": {\"zip\": 1, \"city\": \"x\"}}".getBytes(StandardCharsets.UTF_8));
        assertThat(object).isNotNull();
        fit.look(object);
        assertThat(fit.stranger()).isEqualTo("to.city");
        assertThat(fit.trouble()).isNull();
    }
}
