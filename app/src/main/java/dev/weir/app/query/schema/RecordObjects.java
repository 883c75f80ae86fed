package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.text.Text;
import dev.weir.avro.AvroRecords;
import dev.weir.avro.UnreadableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record's data is as objects of JSON, one for each row: of JSON itself, of a line of values, of Avro. Thread-safe; may block,
 * where a registry is asked.
 */
public final class RecordObjects {

    private final StreamSchema schema;
    private final @Nullable AvroRecords avro;
    private final String trouble;
    private final List<String> csvNames;
    private final List<FieldType> csvTypes;

    /** @param registry asked for schemas that records name */
    public RecordObjects(StreamSchema schema, AvroRegistry registry) {
        this.schema = schema;
        AvroRecords reading = null;
        String why = "";
        AvroStyle style = schema.avro();
        if (style != null) {
            try {
                reading = reading(style, registry);
            } catch (UnreadableException e) {
                why = e.why();
            }
        }
        avro = reading;
        trouble = why;
        CsvStyle csv = schema.csv();
        csvNames = csv == null ? List.of() : csv.columns();
        csvTypes = csvNames.stream().map(this::typeOf).toList();
    }

    static AvroRecords reading(AvroStyle style, AvroRegistry registry) throws UnreadableException {
        return new AvroRecords(
                style.framing(),
                style.definition(),
                version -> registry.of(version).text());
    }

    static List<ObjectNode> objects(AvroRecords avro, byte[] data) throws Unfit {
        try {
            return avro.of(data).stream().map(AvroJson::object).toList();
        } catch (UnreadableException e) {
            throw new Unfit(e.why());
        }
    }

    private FieldType typeOf(String source) {
        return schema.fields().stream()
                .filter(field -> field.source().getFirst().equals(source))
                .map(SchemaField::type)
                .findFirst()
                .orElse(FieldType.Scalar.VARCHAR);
    }

    /**
     * The objects: none of a header line, several of a container of Avro.
     *
     * @throws Unfit if it is nothing of the form that the schema says; texts and bytes are never
     */
    public List<ObjectNode> of(byte[] data) throws Unfit {
        return switch (schema.form()) {
            case JSON -> {
                if (SchemaInference.object(data) instanceof ObjectNode object) {
                    yield List.of(object);
                }
                throw new Unfit(Text.of("It is no JSON object."));
            }
            case CSV -> {
                CsvStyle csv = schema.csv();
                ObjectNode row = csv == null ? null : CsvLine.object(data, csv, csvNames, csvTypes);
                yield row == null ? List.of() : List.of(row);
            }
            case AVRO -> {
                if (avro == null) {
                    throw new Unfit(trouble);
                }
                yield objects(avro, data);
            }
            case TEXT, BINARY -> List.of();
        };
    }
}
