/** Conversion of JSON records into columns, by the schema of a table. */
@NullMarked
package dev.weir.broker.firehose.convert;

import org.jspecify.annotations.NullMarked;
