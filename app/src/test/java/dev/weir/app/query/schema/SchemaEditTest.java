package dev.weir.app.query.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person changes a schema; what was changed is kept, and both engines are told of it. */
class SchemaEditTest {

    private static final byte[] ORDER =
            "{\"id\":1,\"ts\":\"2026-01-01T10:00:00Z\",\"to\":{\"city\":\"Ulm\",\"geo\":{\"lat\":48.4,\"lon\":10}},\"items\":[{\"sku\":\"a\",\"n\":2}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final StreamSchema inferred = SchemaInference.infer(List.of(ORDER));
    private final SchemaEdit edit = new SchemaEdit(inferred);

    private String flink() {
        return new FlinkTable("orders", "arn", "us-east-1", null, "LATEST").ddl(edit.schema());
    }

    private List<String> columns() {
        return edit.schema().fields().stream().map(SchemaField::name).toList();
    }

    @Test
    void allPlacesAreATree() {
        assertThat(edit.places()).extracting(SchemaEdit.Place::label).containsExactly("id", "ts", "to", "items");
        SchemaEdit.Place to = edit.places().get(2);
        assertThat(to.children()).extracting(SchemaEdit.Place::label).containsExactly("city", "geo");
        assertThat(to.children().getFirst().nested()).isTrue();
        SchemaEdit.Place element = edit.places().get(3).children().getFirst();
        assertThat(element.label()).isEqualTo("each element");
        assertThat(element.children()).extracting(SchemaEdit.Place::label).containsExactly("sku", "n");
        assertThat(element.children().getFirst().nested()).isFalse();
    }

    @Test
    void aColumnThatIsRenamedKeepsItsPlaceAndItsTime() {
        edit.rename(List.of("ts"), "happened");
        assertThat(columns()).containsExactly("id", "happened", "to", "items");
        assertThat(edit.schema().eventTime())
                .isEqualTo(new EventTime("happened", EventTime.Unit.ISO, EventTime.USUAL_LATENESS));
        assertThat(flink()).contains("`ts` TIMESTAMP_LTZ(3)", "`happened` AS `ts`", "WATERMARK FOR `happened` AS");
        assertThat(FlinkFormat.held(edit.schema())).containsEntry("weir.time", "[\"ts\"]");
    }

    @Test
    void namesThatAreTakenAreRefused() {
        assertThatThrownBy(() -> edit.rename(List.of("ts"), "ID")).hasMessage("There is a column “id” already.");
        edit.use(List.of("id"), false);
        assertThatThrownBy(() -> edit.rename(List.of("ts"), "id"))
                .hasMessage("The records have another field “id” already.");
        assertThatThrownBy(() -> edit.rename(List.of("ts"), " ")).hasMessageContaining("1 to 128");
        edit.rename(List.of("ts"), "at");
        edit.rename(List.of("ts"), "ts");
        assertThat(columns()).containsExactly("ts", "to", "items");
    }

    @Test
    void aFieldWithinARowBecomesAColumn() {
        List<String> lat = List.of("to", "geo", "lat");
        edit.ownColumn(lat, true);
        assertThat(edit.schema().fields().getLast()).isEqualTo(new SchemaField("lat", FieldType.Scalar.DOUBLE, lat));
        edit.use(List.of("to"), false);
        assertThat(flink())
                .contains("`to` ROW<`geo` ROW<`lat` DOUBLE>>", "`lat` AS `to`.`geo`.`lat`")
                .doesNotContain("`city`");
        assertThat(DuckDbColumns.readAs(edit.schema().fields()))
                .contains("\"to\" STRUCT(\"geo\" STRUCT(\"lat\" DOUBLE))");
        edit.ownColumn(lat, false);
        assertThat(columns()).containsExactly("id", "ts", "items");
        edit.use(List.of("to"), true);
        assertThat(columns()).containsExactly("id", "ts", "to", "items");
    }

    @Test
    void whatIsWithinIsLeftOutAndTakenInAgain() {
        edit.use(List.of("to", "geo", "lon"), false);
        edit.use(List.of("items", SchemaEdit.ELEMENT, "n"), false);
        assertThat(flink()).contains("`geo` ROW<`lat` DOUBLE>", "`items` ARRAY<ROW<`sku` STRING>>");
        assertThatThrownBy(() -> edit.use(List.of("to", "geo", "lat"), false))
                .hasMessageContaining("leave it out as a whole");
        edit.use(List.of("to", "geo", "lon"), true);
        edit.use(List.of("items", SchemaEdit.ELEMENT, "n"), true);
        assertThat(edit.schema()).isEqualTo(inferred);
    }

    @Test
    void typesWithinAreChanged() {
        edit.type(List.of("to", "geo", "lon"), FieldType.Scalar.DOUBLE);
        edit.type(List.of("items", SchemaEdit.ELEMENT, "n"), new FieldType.Decimal(18, 4));
        edit.type(List.of("ts"), FieldType.Scalar.VARCHAR);
        assertThat(flink()).contains("`lon` DOUBLE", "`n` DECIMAL(18, 4)", "`ts` STRING");
        assertThat(edit.schema().eventTime()).isNull();
    }

    @Test
    void allOfItIsKept() {
        edit.rename(List.of("id"), "number");
        edit.ownColumn(List.of("to", "city"), true);
        edit.use(List.of("items"), false);
        edit.type(List.of("to"), new FieldType.Map(FieldType.Scalar.VARCHAR));
        StreamSchema read = SchemaText.read(SchemaText.write(edit.schema()));
        assertThat(read).isEqualTo(edit.schema());
    }

    @Test
    void whatWasLeftOutIsFoundAgainInASample() {
        edit.use(List.of("items"), false);
        edit.use(List.of("to", "city"), false);
        SchemaEdit later = new SchemaEdit(edit.schema());
        assertThat(later.places()).extracting(SchemaEdit.Place::label).containsExactly("id", "ts", "to");
        later.known(inferred);
        assertThat(later.places()).extracting(SchemaEdit.Place::label).containsExactly("id", "ts", "to", "items");
        assertThat(later.places().getLast().used()).isFalse();
        later.use(List.of("items"), true);
        later.use(List.of("to", "city"), true);
        assertThat(later.schema().fields())
                .containsExactlyInAnyOrderElementsOf(later.schema().fields());
        assertThat(later.places()).allMatch(SchemaEdit.Place::used);
    }

    @Test
    void linesKeepTheirOrderWhateverTheirColumnsAreCalled() {
        StreamSchema lines = SchemaInference.infer(
                List.of("1,a,2".getBytes(StandardCharsets.UTF_8), "2,b,3".getBytes(StandardCharsets.UTF_8)));
        SchemaEdit csv = new SchemaEdit(lines);
        csv.use(List.of("c1"), false);
        csv.rename(List.of("c2"), "c1");
        csv.rename(List.of("c3"), "n");
        String ddl = new FlinkTable("lines", "arn", "us-east-1", null, "LATEST").ddl(csv.schema());
        assertThat(ddl).contains("`c1_` STRING,\n    `c1` STRING,\n    `n` BIGINT");
    }
}
