/** What happens to records between source and destination. */
@NullMarked
package dev.weir.broker.firehose.process;

import org.jspecify.annotations.NullMarked;
