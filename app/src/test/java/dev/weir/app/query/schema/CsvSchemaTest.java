package dev.weir.app.query.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of values: what stands between them, their header, their types, and what does not fit. */
class CsvSchemaTest {

    private static List<byte[]> sample(String... records) {
        return Stream.of(records)
                .map(record -> record.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static StreamSchema infer(String... records) {
        return SchemaInference.infer(sample(records));
    }

    private static CsvStyle style(StreamSchema schema) {
        assertThat(schema.form()).isEqualTo(StreamSchema.Form.CSV);
        return Objects.requireNonNull(schema.csv());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            1,a,2.5 comma
            1;a;2,5 semicolon
            1|a|2.5 pipe
            1<t>a<t>2.5 tab
            """)
    void theDelimiterIsFound(String line, String words) {
        String record = line.replace("<t>", "\t");
        assertThat(CsvStyle.words(style(infer(record, record, record)).delimiter()))
                .isEqualTo(words);
    }

    @Test
    void aHeaderAsARecordOfItsOwnGivesNamesAndIsNoMisfit() {
        String[] records = {"id,when,price", "1,2026-01-01T10:00:00Z,2.5", "2,2026-01-01T10:00:01Z,3"};
        StreamSchema schema = infer(records);
        assertThat(style(schema).header()).containsExactly("id", "when", "price");
        assertThat(schema.fields())
                .extracting(SchemaField::name, SchemaField::type)
                .containsExactly(
                        tuple("id", FieldType.Scalar.BIGINT),
                        tuple("when", FieldType.Scalar.TIMESTAMP_LTZ),
                        tuple("price", FieldType.Scalar.DOUBLE));
        assertThat(schema.eventTime()).isEqualTo(new EventTime("when", EventTime.Unit.ISO, EventTime.USUAL_LATENESS));
        assertThat(SchemaCheck.of(schema, sample(records), AvroRegistry.NONE).drifted())
                .isFalse();
    }

    @Test
    void aHeaderBeforeEachLineIsFoundEvenIfAllIsText() {
        StreamSchema schema = infer("name;town\nAnn;Ulm\n", "name;town\nBob;Bonn\n");
        assertThat(style(schema)).isEqualTo(new CsvStyle(';', List.of("name", "town"), 2));
        assertThat(schema.fields()).extracting(SchemaField::name).containsExactly("name", "town");
    }

    @Test
    void namesOfAHeaderThatAreTheSameOrEmptyAreMadeDifferent() {
        assertThat(new CsvStyle(',', List.of("a", "A", "", "a"), 5).columns())
                .containsExactly("a", "A_2", "c3", "a_3", "c5");
    }

    @Test
    void linesAmongOtherTextsAreOfferedWithTheirDelimiterButNotTaken() {
        List<byte[]> mixed = sample("restarted", "1;a", "2;b", "3;c", "shut down, at last");
        assertThat(SchemaInference.infer(mixed).form()).isEqualTo(StreamSchema.Form.TEXT);
        assertThat(CsvInference.delimiter(mixed)).isEqualTo(';');
        assertThat(CsvInference.infer(mixed, ';', null).fields())
                .extracting(SchemaField::type)
                .containsExactly(FieldType.Scalar.BIGINT, FieldType.Scalar.VARCHAR);
        assertThat(CsvInference.delimiter(sample("restarted", "shut down"))).isNull();
        assertThat(CsvInference.delimiter(List.of())).isNull();
    }

    @Test
    void aPersonSaysOtherwise() {
        List<byte[]> sample = sample("name,town", "Ann,Ulm");
        assertThat(style(SchemaInference.infer(sample)).header()).isEmpty();
        StreamSchema with = CsvInference.infer(sample, ',', true);
        assertThat(with.fields()).extracting(SchemaField::name).containsExactly("name", "town");
        assertThat(style(CsvInference.infer(sample, ';', false)).width()).isEqualTo(1);
    }

    @Test
    void secondsAndMillisecondsAreToldByTheirValues() {
        assertThat(infer("ts,v", "1767225600,1", "1767225601,2").eventTime())
                .isEqualTo(new EventTime("ts", EventTime.Unit.EPOCH_SECONDS, EventTime.USUAL_LATENESS));
        assertThat(infer("ts,v", "1767225600000,1", "1767225601000,2").eventTime())
                .isEqualTo(new EventTime("ts", EventTime.Unit.EPOCH_MILLIS, EventTime.USUAL_LATENESS));
        assertThat(infer("ts,v", "12,1", "13,2").eventTime()).isNull();
    }

    @Test
    void quotesAreThoseOfRfc4180() {
        String record = "1,\"two\nlines\",\"say \"\"hi\"\", then\"";
        StreamSchema schema = infer(record, record);
        assertThat(style(schema).width()).isEqualTo(3);
        assertThat(SchemaCheck.of(schema, sample(record), AvroRegistry.NONE).unfit())
                .isZero();
    }

    @Test
    void whatDoesNotFitIsCountedWithItsReason() {
        StreamSchema schema = infer("1;2026-01-01 10:00:00", "2;2026-01-01 10:00:01", "3;2026-01-01 10:00:02");
        SchemaCheck check = SchemaCheck.of(
                schema,
                Stream.concat(
                                sample("x;2026-01-01 10:00:00", "1;soon", "1;2", "1", "1;;", "1;\n2;", "\"1;2", "7;")
                                        .stream(),
                                Stream.of(new byte[] {'1', ';', (byte) 0xff}))
                        .toList(),
                AvroRegistry.NONE);
        assertThat(check.shown().stream().map(SchemaCheck.Misfit::why))
                .containsExactly(
                        "“c1” is not BIGINT in \"x\"",
                        "“c2” is not TIMESTAMP in \"soon\"",
                        "“c2” is not TIMESTAMP in \"2\"",
                        "It is no line of 2 values between semicolons.",
                        "It is no line of 2 values between semicolons.",
                        "It is more than one line: a record is one row.",
                        "Its quotes do not match.",
                        "It is no text in UTF-8.");
        assertThat(check.unfit()).isEqualTo(8);
    }

    @Test
    void aMillionValuesAreNoRow() {
        byte[] wide = ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(SchemaInference.infer(List.of(wide, wide)).form()).isEqualTo(StreamSchema.Form.TEXT);
        SchemaCheck check = SchemaCheck.of(infer("1,2", "3,4"), List.of(wide), AvroRegistry.NONE);
        assertThat(check.shown().getFirst().why()).isEqualTo("It is a line of more than 1,000 values.");
    }

    @Test
    void allOfItIsKept() {
        StreamSchema schema = infer("id|when", "1|2026-01-01", "2|2026-01-02");
        assertThat(SchemaText.read(SchemaText.write(schema))).isEqualTo(schema);
        String older =
                "{\"form\":\"CSV\",\"fields\":[{\"name\":\"c1\",\"type\":\"BIGINT\"},{\"name\":\"c2\",\"type\":\"VARCHAR\"}]}";
        StreamSchema read = Objects.requireNonNull(SchemaText.read(older));
        assertThat(style(read)).isEqualTo(new CsvStyle(',', List.of(), 2));
    }

    @Test
    void flinkIsToldWithItsOwnOptions() {
        StreamSchema schema = infer("id\twhen\tname", "1\t2026-01-01T10:00:00Z\tx", "2\t2026-01-01T10:00:00Z\ty");
        String ddl = new FlinkTable("lines", "arn", "us-east-1", null, "LATEST").ddl(schema);
        assertThat(ddl)
                .contains("`id` BIGINT", "`when_text` STRING", "`name` STRING")
                .contains("`when` AS TO_TIMESTAMP_LTZ(`when_text`, 'yyyy-MM-dd[''T''][ ]HH:mm")
                .contains("WATERMARK FOR `when` AS")
                .contains("'format' = 'csv'", "'csv.field-delimiter' = '\\t'", "'csv.null-literal' = ''")
                .doesNotContain("weir.");
        assertThat(ddl.indexOf("`name` STRING")).isLessThan(ddl.indexOf("`when` AS"));
        assertThat(FlinkFormat.held(schema).get("weir.csv"))
                .isEqualTo("{\"delimiter\":\"\\t\",\"header\":[\"id\",\"when\",\"name\"],"
                        + "\"types\":[\"BIGINT\",\"TIMESTAMP_LTZ(3)\",\"STRING\"],\"time\":1}");
    }

    @Test
    void aWideLineOfTypesIsReadByDuckDbInItsOrder() {
        String header = String.join(
                ",", IntStream.range(0, 40).mapToObj(i -> "name" + i).toList());
        String values = String.join(
                ",", IntStream.range(0, 40).mapToObj(String::valueOf).toList());
        assertThat(DuckDbColumns.readFile("wide", infer(header, values)))
                .contains("delim = ',', header = true", "\"name39\": 'BIGINT'");
    }
}
