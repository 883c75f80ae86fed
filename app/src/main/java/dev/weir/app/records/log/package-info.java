/**
 * Everything that was read, kept in blocks: the newest in memory, the rest in files of this run that only their owner may
 * read. And looking through it. No JavaFX.
 */
@NullMarked
package dev.weir.app.records.log;

import org.jspecify.annotations.NullMarked;
