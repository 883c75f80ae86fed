/** Amazon Data Firehose: delivery streams, what is put into them, and what comes of it. */
@NullMarked
package dev.weir.broker.firehose;

import org.jspecify.annotations.NullMarked;
