/** Asking streams in SQL: the pane, its tabs and results. Engines stand behind {@link dev.weir.app.query.engine.QueryEngine}. */
@NullMarked
package dev.weir.app.query;

import org.jspecify.annotations.NullMarked;
