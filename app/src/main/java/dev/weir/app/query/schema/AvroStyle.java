package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import dev.weir.avro.AvroSchemas;
import dev.weir.avro.Framing;

/**
 * How Avro records are written.
 *
 * @param framing where a record's schema comes from
 * @param definition the schema that the columns are of, as JSON; of several the newest that was seen
 * @param registry the registry that has it, or an empty text
 * @param schemaName what it is called there, or an empty text
 */
public record AvroStyle(Framing framing, String definition, String registry, String schemaName) {

    /** In words. */
    public String words() {
        return switch (framing) {
            case CONTAINER -> Text.of("Each record is an Avro object container with its schema before it.");
            case REGISTRY -> Text.of("Each record names its Avro schema, which the Glue Schema Registry has.");
            case GIVEN -> Text.of("The records are Avro; their schema was given by a person.");
        };
    }

    /** @throws IllegalArgumentException if the schema is too long to be kept */
    public AvroStyle {
        if (definition.length() > AvroSchemas.LONGEST) {
            throw new IllegalArgumentException("a schema of " + definition.length() + " characters");
        }
    }

    /** One that no registry has. */
    public AvroStyle(Framing framing, String definition) {
        this(framing, definition, "", "");
    }
}
