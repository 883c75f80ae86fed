/** Durable storage: records in MVStore segments, everything small in an H2 SQL database. */
@NullMarked
package dev.weir.broker.store;

import org.jspecify.annotations.NullMarked;
