/** Ask: a snapshot of streams, answered by DuckDB in this process. No JavaFX. */
@NullMarked
package dev.weir.app.query.ask;

import org.jspecify.annotations.NullMarked;
