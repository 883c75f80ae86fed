/** Streams as tables of Flink, under the option names of Flink's own Kinesis connector. */
@NullMarked
package dev.weir.streamingsql.kinesis;

import org.jspecify.annotations.NullMarked;
