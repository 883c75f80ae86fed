/** What is beyond the buckets: batches of records on their way to a destination that is no bucket, and who takes them. */
@NullMarked
package dev.weir.broker.firehose.onward;

import org.jspecify.annotations.NullMarked;
