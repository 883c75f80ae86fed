/** Filters over records: text, regex, JSON path and CEL. Each bounds the work it does for a record. No JavaFX. */
@NullMarked
package dev.weir.app.records.filter;

import org.jspecify.annotations.NullMarked;
