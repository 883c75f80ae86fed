package dev.weir.streamingsql.formats;

import dev.weir.avro.Framing;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a table's Avro is read.
 *
 * @param reader the schema to read into, or null for each record's own
 * @param registry where versions of schemas are asked for, or null if no record names one
 */
record AvroReading(
        Framing framing, @Nullable String reader, @Nullable RegistryAddress registry) implements Serializable {}
