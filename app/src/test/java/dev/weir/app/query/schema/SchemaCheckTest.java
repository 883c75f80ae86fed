package dev.weir.app.query.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records that stop fitting are counted and shown. */
class SchemaCheckTest {

    private static SchemaCheck check(StreamSchema.Form form, String... records) {
        StreamSchema schema = new StreamSchema(
                form,
                List.of(
                        new SchemaField("id", FieldType.Scalar.BIGINT),
                        new SchemaField("who", FieldType.Scalar.VARCHAR)),
                null);
        return SchemaCheck.of(
                schema,
                Stream.of(records)
                        .map(record -> record.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                AvroRegistry.NONE);
    }

    @Test
    void whatFitsIsNotSpokenOf() {
        SchemaCheck check = check(StreamSchema.Form.JSON, "{\"id\":1,\"who\":\"Ann\"}", "{\"id\":null}");
        assertThat(check.drifted()).isFalse();
        assertThat(check.words()).isEmpty();
        assertThat(check.records()).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsShownWithItsReason() {
        SchemaCheck check = check(
                StreamSchema.Form.JSON,
                "{\"id\":1,\"who\":\"Ann\"}",
                "{\"id\":\"one\",\"who\":\"Bob\"}",
                "no record",
                "{\"id\":3,\"city\":\"Ulm\"}",
                "{\"id\":4,\"zip\":1}");
        assertThat(check.unfit()).isEqualTo(2);
        assertThat(check.shown().getFirst().why()).contains("“id” is not BIGINT");
        assertThat(check.shown().getFirst().data()).isEqualTo("{\"id\":\"one\",\"who\":\"Bob\"}");
        assertThat(check.shown().getLast().why()).isEqualTo("It is no JSON object.");
        assertThat(check.strangers()).containsExactly("city", "zip");
        assertThat(check.words())
                .isEqualTo("2 of 5 records that were looked at do not fit. These fields are no columns: city, zip.");
    }

    @Test
    void linesNeedTheirNumberOfValuesAndLongDataIsCut() {
        SchemaCheck check = check(StreamSchema.Form.CSV, "1,Ann", "x".repeat(5_000));
        assertThat(check.unfit()).isEqualTo(1);
        assertThat(check.shown().getFirst().why()).isEqualTo("It is no line of 2 values between commas.");
        assertThat(check.shown().getFirst().data()).hasSize(2_001);
    }
}
