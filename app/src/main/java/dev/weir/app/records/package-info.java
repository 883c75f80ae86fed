/** The Records page: a live tail over all shards. */
@NullMarked
package dev.weir.app.records;

import org.jspecify.annotations.NullMarked;
