/** Reading a stream as it grows: shards, merging by arrival, and the bounded buffer behind the table. No JavaFX. */
@NullMarked
package dev.weir.app.records.tail;

import org.jspecify.annotations.NullMarked;
