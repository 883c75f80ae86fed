/**
 * Formats that Flink's own jars lack or read otherwise: Avro behind headers of the Glue Schema Registry and in containers; and what is
 * asked of a record before a format reads it, so that what does not fit is counted.
 */
@NullMarked
package dev.weir.streamingsql.formats;

import org.jspecify.annotations.NullMarked;
