package dev.weir.broker.call;

/** Where the request line reports each call after its work is done and before it is answered. */
@FunctionalInterface
public interface Journal {

    /** Takes note of a call. Must not throw; may block for a moment when it cannot keep up, but never drops a call. */
    void record(Outcome outcome);
}
