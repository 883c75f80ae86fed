package dev.weir.app.query.schema;

import java.util.List;
import java.util.function.Function;

/**
 * Where the schemas of Avro come from that records do not bring with them.
 *
 * @param registry knows those that records name
 * @param given the schemas that a person gave for a stream, the newest first; on any thread
 */
public record AvroSources(AvroRegistry registry, Function<String, List<String>> given) {

    /** No schema but the records' own. */
    public static final AvroSources NONE = new AvroSources(AvroRegistry.NONE, stream -> List.of());
}
