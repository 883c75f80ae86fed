package dev.weir.app.query.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.avro.Framing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema as a text that can be kept. */
public final class SchemaText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaText() {}

    /** Writes a schema. */
    public static String write(StreamSchema schema) {
        ObjectNode node = NODES.objectNode();
        node.put("form", schema.form().name());
        node.set("fields", fields(schema.fields()));
        EventTime time = schema.eventTime();
        if (time != null) {
            node.putObject("eventTime")
                    .put("field", time.field())
                    .put("unit", time.unit().name())
                    .put("lateMillis", time.lateness().toMillis());
        }
        CsvStyle csv = schema.csv();
        if (csv != null) {
            ObjectNode style = node.putObject("csv")
                    .put("delimiter", String.valueOf(csv.delimiter()))
                    .put("width", csv.width());
            csv.header().forEach(style.putArray("header")::add);
        }
        AvroStyle avro = schema.avro();
        if (avro != null) {
            node.putObject("avro")
                    .put("framing", avro.framing().name())
                    .put("definition", avro.definition())
                    .put("registry", avro.registry())
                    .put("name", avro.schemaName());
        }
        return node.toString();
    }

    private static ArrayNode fields(List<SchemaField> fields) {
        ArrayNode array = NODES.arrayNode();
        for (SchemaField field : fields) {
            ObjectNode node = array.addObject();
            node.put("name", field.name());
            node.set("type", type(field.type()));
            if (!field.asWritten()) {
                field.source().forEach(node.putArray("source")::add);
            }
        }
        return array;
    }

    private static JsonNode type(FieldType type) {
        return switch (type) {
            case FieldType.Scalar scalar -> NODES.textNode(scalar.name());
            case FieldType.Decimal(int precision, int scale) ->
                NODES.objectNode()
                        .set("decimal", NODES.arrayNode().add(precision).add(scale));
            case FieldType.Map(FieldType value) -> NODES.objectNode().set("map", type(value));
            case FieldType.Array(FieldType element) -> NODES.objectNode().set("array", type(element));
            case FieldType.Row row -> NODES.objectNode().set("row", fields(row.fields()));
        };
    }

    /** Reads what was written; null if the text is none of this version's. */
    public static @Nullable StreamSchema read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new StreamSchema(
                    StreamSchema.Form.valueOf(node.path("form").asText()),
                    fields(node.path("fields")),
                    eventTime(node.path("eventTime")),
                    csv(node.path("csv")),
                    avro(node.path("avro")));
        } catch (JsonProcessingException | IllegalArgumentException fromAnotherVersion) {
            return null;
        }
    }

    private static @Nullable CsvStyle csv(JsonNode node) {
        if (!node.isObject() || node.path("delimiter").asText().length() != 1) {
            return null;
        }
        List<String> header = new ArrayList<>();
        node.path("header").forEach(name -> header.add(name.asText()));
        return new CsvStyle(
                node.path("delimiter").asText().charAt(0),
                header,
                node.path("width").asInt());
    }

    private static @Nullable AvroStyle avro(JsonNode node) {
        return node.isObject()
                ? new AvroStyle(
                        Framing.valueOf(node.path("framing").asText()),
                        node.path("definition").asText(),
                        node.path("registry").asText(),
                        node.path("name").asText())
                : null;
    }

    private static @Nullable EventTime eventTime(JsonNode node) {
        return node.isObject()
                ? new EventTime(
                        node.path("field").asText(),
                        EventTime.Unit.valueOf(node.path("unit").asText()),
                        Duration.ofMillis(node.path("lateMillis").asLong()))
                : null;
    }

    private static List<SchemaField> fields(JsonNode array) {
        List<SchemaField> fields = new ArrayList<>();
        for (JsonNode node : array) {
            String name = node.path("name").asText();
            List<String> source = new ArrayList<>();
            node.path("source").forEach(each -> source.add(each.asText()));
            fields.add(new SchemaField(name, type(node.path("type")), source.isEmpty() ? List.of(name) : source));
        }
        return fields;
    }

    private static FieldType type(JsonNode node) {
        if (node.has("decimal")) {
            return new FieldType.Decimal(
                    node.path("decimal").path(0).asInt(),
                    node.path("decimal").path(1).asInt());
        }
        if (node.has("map")) {
            return new FieldType.Map(type(node.path("map")));
        }
        if (node.has("array")) {
            return new FieldType.Array(type(node.path("array")));
        }
        return node.has("row") ? new FieldType.Row(fields(node.path("row"))) : FieldType.Scalar.valueOf(node.asText());
    }
}
