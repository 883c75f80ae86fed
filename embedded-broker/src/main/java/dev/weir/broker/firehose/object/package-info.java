/** What Firehose writes into buckets: how objects are named, compressed and put. */
@NullMarked
package dev.weir.broker.firehose.object;

import org.jspecify.annotations.NullMarked;
