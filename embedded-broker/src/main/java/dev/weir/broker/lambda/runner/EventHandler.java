package dev.weir.broker.lambda.runner;

import com.amazonaws.services.lambda.runtime.Context;

/** A function as the runner calls it. */
@FunctionalInterface
interface EventHandler {

    /**
     * Answers an event.
     *
     * @return the answer's bytes
     * @throws Throwable whatever the function throws
     */
    @SuppressWarnings("IllegalThrows") // it is the function's own failure
    byte[] handle(byte[] event, Context context) throws Throwable;
}
