package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import dev.weir.avro.UnreadableException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the schemas that records name. Thread-safe; may block. */
public interface AvroRegistry {

    /** One that knows nothing. */
    AvroRegistry NONE = new AvroRegistry() {
        @Override
        public Definition of(UUID version) throws UnreadableException {
            throw new UnreadableException(
                    Text.of("There is no schema registry that could be asked for version {0}.", version));
        }

        @Override
        public @Nullable Definition newest(Definition one) {
            return null;
        }
    };

    /**
     * A version of a schema.
     *
     * @param text the schema, as JSON
     * @param registry the registry's name, or an empty text
     * @param schemaName the schema's name in it, or an empty text
     */
    record Definition(String text, String registry, String schemaName) {}

    /**
     * The schema of a version.
     *
     * @throws UnreadableException if it is not known or no Avro, with the reason
     */
    Definition of(UUID version) throws UnreadableException;

    /** The newest version of the same schema, or null if that can't be told. */
    @Nullable Definition newest(Definition one);
}
