/** Functions that the streaming SQL of old had and Flink lacks. They know nothing of the session. */
@NullMarked
package dev.weir.streamingsql.functions;

import org.jspecify.annotations.NullMarked;
