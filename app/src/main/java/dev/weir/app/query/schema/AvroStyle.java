package dev.weir.app.query.schema;

import org.jspecify.annotations.Nullable;

/**
 * How Avro records are written.
 *
 * @param framing where a record's schema comes from
 * @param definition the schema that the columns are of, as JSON; of the registry's the newest that was seen
 */
public record AvroStyle(Framing framing, String definition) {

    /** More text than that is no schema that is kept. */
    public static final int LONGEST_DEFINITION = 256 << 10;

    /** Where a record's schema comes from. */
    public enum Framing {
        /** Each record is an object container: its schema goes before it. */
        CONTAINER("Each record is an Avro object container with its schema before it."),
        /** Each record begins with the header of the Glue Schema Registry, which names its schema. */
        REGISTRY("Each record names its Avro schema, which the Glue Schema Registry has."),
        /** Records have no schema with them: a person gave it. */
        GIVEN("The records are Avro; their schema was given by a person.");

        private final String words;

        Framing(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /** @throws IllegalArgumentException if the schema is too long to be kept */
    public AvroStyle {
        if (definition.length() > LONGEST_DEFINITION) {
            throw new IllegalArgumentException("a schema of " + definition.length() + " characters");
        }
    }

    /** The schema of the columns if a record does not bring its own, else null. */
    public @Nullable String given() {
        return framing == Framing.GIVEN ? definition : null;
    }
}
