package dev.weir.broker.lambda;

import java.time.Duration;

/**
 * The functions of the local Lambda, for the other services of this process: what they call here counts, is logged and is
 * throttled as every call is, but is no CloudTrail event. Nothing of a call is kept: who must not lose it calls again.
 * Thread-safe.
 */
public interface LambdaInvoker {

    /**
     * Whether there is such a function.
     *
     * @param function a name or an ARN, with or without a version
     */
    boolean exists(String function);

    /**
     * Calls a function and waits for its answer.
     *
     * @param function a name or an ARN, with or without a version
     * @param payload the event, JSON; at most 6 MiB
     * @param within how long to wait at most; the function's own timeout counts as well, whichever is first
     */
    Result invoke(String function, byte[] payload, Duration within);

    /** How a call went. */
    sealed interface Result {}

    /**
     * The function's answer.
     *
     * @param payload JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Answer(byte[] payload) implements Result {}

    /**
     * There is no answer.
     *
     * @param message a sentence for people
     * @param payload what the function said of its error, JSON; empty where it was not reached
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Failure(Kind kind, String message, byte[] payload) implements Result {}

    /** Why there is no answer. */
    enum Kind {
        /** There is no function, or no version, of that name. */
        NOT_FOUND,
        /** The function is still Pending, or Failed. */
        NOT_READY,
        /** As many calls run as may run at once; later it may work. */
        THROTTLED,
        /** The event is larger than 6 MiB. */
        PAYLOAD_TOO_LARGE,
        /** The function threw, ended its process, ran out of memory, or answered more than 6 MiB. */
        FUNCTION_ERROR,
        /** The function took longer than its timeout, or than the caller waits. */
        TIMED_OUT,
        /** No process could be started, or the broker is being closed. */
        UNAVAILABLE
    }
}
