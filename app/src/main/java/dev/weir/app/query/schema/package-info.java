/** What the records of a stream look like as rows: inferred from a sample, kept, shown as DDL. No JavaFX nodes. */
@NullMarked
package dev.weir.app.query.schema;

import org.jspecify.annotations.NullMarked;
