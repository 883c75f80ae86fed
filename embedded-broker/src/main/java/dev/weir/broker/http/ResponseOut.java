package dev.weir.broker.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The way to a client of a streamed answer over HTTP/2. A write waits for the stream's flow control, so the server holds at
 * most one piece of each stream. A client that leaves is noticed at once.
 */
final class ResponseOut implements StreamedBody.Out {

    private final Response response;
    private final List<Runnable> closeActions = new ArrayList<>();
    private boolean closed;

    ResponseOut(Request request, Response response) {
        this.response = response;
        request.addFailureListener(_ -> closed());
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        PendingWrite written = new PendingWrite();
        response.write(false, bytes, written);
        written.await();
    }

    @Override
    public void onClose(Runnable action) {
        synchronized (this) {
            if (!closed) {
                closeActions.add(action);
                return;
            }
        }
        action.run();
    }

    private void closed() {
        List<Runnable> actions;
        synchronized (this) {
            closed = true;
            actions = List.copyOf(closeActions);
            closeActions.clear();
        }
        actions.forEach(Runnable::run);
    }
}
