package dev.weir.broker.firehose.process;

/** Calls functions. Thread-safe; blocks until the function has answered. */
@FunctionalInterface
public interface LambdaInvoker {

    /** The most that goes in, and that comes out, of the service's quotas. */
    int MOST_BYTES = 6 << 20;

    /**
     * Calls a function and waits for what it gives.
     *
     * @param functionArn with a version or an alias behind it, or without
     * @param payload JSON, at most {@value #MOST_BYTES} bytes
     * @return JSON
     * @throws LambdaException if there is no such function, it failed, or it took too long
     * @throws dev.weir.broker.call.AwsException if functions can't be called just now; the caller comes again with the same records
     */
    byte[] invoke(String functionArn, byte[] payload) throws LambdaException;
}
