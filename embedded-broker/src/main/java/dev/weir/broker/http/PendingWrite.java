package dev.weir.broker.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.util.Callback;

/** Waits until Jetty has taken one piece of an answer. Unlike Jetty's own way to wait it may be interrupted without a warning. */
final class PendingWrite extends Callback.Completable {

    /** @throws IOException if the client is gone, or the waiting thread was interrupted */
    void await() throws IOException {
        try {
            get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("The client took nothing, and its time was up");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
