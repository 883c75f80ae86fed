/** AWS Glue, as much of it as deliveries and schema-aware producers need: the catalogue and the schema registry. */
@NullMarked
package dev.weir.broker.glue;

import org.jspecify.annotations.NullMarked;
