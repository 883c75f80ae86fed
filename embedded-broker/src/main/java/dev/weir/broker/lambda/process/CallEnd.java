package dev.weir.broker.lambda.process;

import dev.weir.broker.logs.LogSink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a function ended.
 *
 * @param payload the answer, or the error in Lambda's JSON
 * @param took how long the function worked
 * @param loaded how long it took to load before that; null where the process was there already
 * @param memoryBytes what the process had in use afterwards; 0 if nobody knows
 * @param log what the function wrote
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
public record CallEnd(
        Kind kind, byte[] payload, Duration took, @Nullable Duration loaded, long memoryBytes, List<LogSink.Line> log) {

    /** The kinds of ends. */
    public enum Kind {
        ANSWERED,
        FAILED,
        TIMED_OUT,
        /** The process ended, or could not be started. */
        CRASHED
    }
}
