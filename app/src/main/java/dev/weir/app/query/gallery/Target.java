package dev.weir.app.query.gallery;

import dev.weir.app.query.schema.StreamSchema;

/**
 * A stream that a statement writes into.
 *
 * @param streamName its name
 * @param schema what its records are
 */
public record Target(String streamName, StreamSchema schema) {}
