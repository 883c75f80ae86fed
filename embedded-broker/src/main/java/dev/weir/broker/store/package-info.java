/** Durable storage: records in segment files that are only appended to, everything small in an H2 SQL database. */
@NullMarked
package dev.weir.broker.store;

import org.jspecify.annotations.NullMarked;
