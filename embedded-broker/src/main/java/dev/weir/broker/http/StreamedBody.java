package dev.weir.broker.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A body that is written piece by piece while the answer is under way. */
@FunctionalInterface
public interface StreamedBody {

    /**
     * Writes the whole body. Called once, on the request's virtual thread; the answer ends when this returns.
     *
     * @throws IOException if the client is gone
     */
    void writeTo(Out out) throws IOException;

    /** The way to the client. */
    interface Out {

        /**
         * Sends bytes at once, and returns when the connection has taken them. A client that stopped reading holds this
         * up until it reads again or the connection's idle time has passed.
         */
        void write(ByteBuffer bytes) throws IOException;

        /** Runs something once the connection is known to be closed, or at once if it is; on any thread. */
        void onClose(Runnable action);
    }
}
