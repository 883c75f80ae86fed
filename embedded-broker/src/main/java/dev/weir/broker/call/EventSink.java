package dev.weir.broker.call;

import java.io.IOException;
import software.amazon.awssdk.core.SdkPojo;

/** Where the events of a {@link StreamedAnswer} go: to one client. Used by one thread, but for {@link #onClose}. */
public interface EventSink {

    /**
     * Sends an event, and waits until the connection has taken it: a client that reads slowly holds its sender back, so
     * nothing piles up.
     *
     * @param type the event's member name in the model's union, for instance {@code SubscribeToShardEvent}
     * @throws IOException if the client is gone, or took nothing for longer than the connection may be idle
     */
    void send(String type, SdkPojo event) throws IOException;

    /** Runs something once the connection is found to be closed, or at once if it is; on any thread, so it must be short. */
    void onClose(Runnable action);
}
