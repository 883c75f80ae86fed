package dev.weir.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/** The JavaFX toolkit as a program's main thread sees it. */
public final class FxToolkit {

    private FxToolkit() {}

    /** Starts the toolkit; it then stays until the process ends, whatever windows open and close. */
    public static void start() {
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /**
     * Runs something on the JavaFX thread and waits for it. Never call it on the JavaFX thread itself.
     *
     * @throws Exception what the work threw
     */
    public static <T> T call(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
