package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.avro.Framing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the records of a stream are written, in the options of Flink's formats. */
public final class FlinkFormat {

    private FlinkFormat() {}

    /** The options, by their official names; {@code avro.schema} alone is ours. */
    static Map<String, String> options(StreamSchema schema, String region, @Nullable String endpoint) {
        Map<String, String> options = new LinkedHashMap<>();
        switch (schema.form()) {
            case JSON -> {
                options.put("format", "json");
                options.put("json.timestamp-format.standard", "ISO-8601");
            }
            case CSV -> {
                options.put("format", "csv");
                // An empty value of a number would be no number.
                options.put("csv.null-literal", "");
                CsvStyle csv = schema.csv();
                if (csv != null && csv.delimiter() != ',') {
                    options.put(
                            "csv.field-delimiter", csv.delimiter() == '\t' ? "\\t" : String.valueOf(csv.delimiter()));
                }
            }
            case AVRO -> avro(schema.avro(), region, endpoint, options);
            case TEXT, BINARY -> options.put("format", "raw");
        }
        return options;
    }

    private static void avro(
            @Nullable AvroStyle style, String region, @Nullable String endpoint, Map<String, String> options) {
        if (style != null && style.framing() == Framing.REGISTRY) {
            options.put("format", "avro-glue");
            options.put("avro-glue.aws.region", region);
            if (endpoint != null) {
                options.put("avro-glue.aws.endpoint", endpoint);
            }
            options.put("avro-glue.registry.name", style.registry().isEmpty() ? "default-registry" : style.registry());
            options.put("avro-glue.schema.name", style.schemaName());
        } else {
            options.put("format", "avro");
            options.put("avro.timestamp_mapping.legacy", "false");
            if (style != null && style.framing() == Framing.GIVEN) {
                options.put("avro.schema", style.definition());
            }
        }
    }

    /**
     * What Watch's own process is told besides, so that it counts what does not fit: the types of the values of a line, its header, the
     * newest schema, and which field must be there for a row to have a time. Options of its own; no other Flink takes them.
     */
    public static Map<String, String> held(StreamSchema schema) {
        Map<String, String> held = new LinkedHashMap<>();
        EventTime time = schema.eventTime();
        List<String> timeSource = schema.fields().stream()
                .filter(field -> time != null && field.name().equals(time.field()))
                .findFirst()
                .map(SchemaField::source)
                .orElse(List.of());
        if (!timeSource.isEmpty() && schema.form() != StreamSchema.Form.CSV) {
            held.put("weir.time", array(timeSource).toString());
        }
        CsvStyle csv = schema.csv();
        if (csv != null) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("delimiter", String.valueOf(csv.delimiter()));
            node.set("header", array(csv.header()));
            node.set(
                    "types",
                    array(csv.columns().stream().map(name -> type(schema, name)).toList()));
            node.put("time", timeSource.isEmpty() ? -1 : csv.columns().indexOf(timeSource.getFirst()));
            held.put("weir.csv", node.toString());
        }
        AvroStyle avro = schema.avro();
        if (avro != null) {
            held.put("weir.avro", avro.definition());
        }
        return held;
    }

    private static String type(StreamSchema schema, String source) {
        return schema.fields().stream()
                .filter(field -> field.source().getFirst().equals(source))
                .map(field -> FlinkColumns.type(field.type()))
                .findFirst()
                .orElse("STRING");
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
