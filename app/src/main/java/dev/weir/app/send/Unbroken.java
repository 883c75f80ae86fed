package dev.weir.app.send;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A call that an interruption of the caller does not break off: a put that is cut in the middle may have been done or
 * not, and a record would be lost or doubled.
 */
public final class Unbroken {

    private Unbroken() {}

    /** Runs the call on a virtual thread of its own and waits for it, whatever comes. The caller stays interrupted. */
    public static <T> T call(Callable<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().name("weir: put").start(() -> {
            try {
                future.complete(call.call());
            } catch (Throwable thrown) {
                future.completeExceptionally(thrown);
            }
        });
        try {
            // Unlike get(), join() takes no notice of interruptions.
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
