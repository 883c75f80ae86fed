/**
 * What every part that puts records shares: the record as it goes out, the shard that it will hit, batches with their
 * retries, the pace, and the form in which a person writes a record.
 */
@NullMarked
package dev.weir.app.send;

import org.jspecify.annotations.NullMarked;
