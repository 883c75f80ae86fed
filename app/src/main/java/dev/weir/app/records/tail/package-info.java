/** Reading a stream as it grows: shards, merging by arrival, and what has been read already. No JavaFX. */
@NullMarked
package dev.weir.app.records.tail;

import org.jspecify.annotations.NullMarked;
