/** Amazon Kinesis Data Streams. */
@NullMarked
package dev.weir.broker.kinesis;

import org.jspecify.annotations.NullMarked;
