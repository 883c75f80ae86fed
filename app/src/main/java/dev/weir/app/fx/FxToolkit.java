package dev.weir.app.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The JavaFX toolkit as a program's main thread sees it. */
public final class FxToolkit {

    private FxToolkit() {}

    /** Starts the toolkit; it then stays until the process ends, whatever windows open and close. */
    public static void start() {
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            // Desktops join windows and menu entries by this name, and JavaFX has no public way to give it.
            com.sun.glass.ui.Application.GetApplication().setName("weir");
        });
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

    /**
     * Waits until a scene has been laid out and drawn several times, however slow the machine is. Never call it on the JavaFX thread.
     *
     * @throws Exception if the toolkit has ended, or the thread was interrupted
     */
    public static void awaitPulses(Scene scene, int pulses) throws Exception {
        CountDownLatch left = new CountDownLatch(pulses);
        Runnable pulse = () -> {
            left.countDown();
            Platform.requestNextPulse();
        };
        call(() -> {
            scene.addPostLayoutPulseListener(pulse);
            Platform.requestNextPulse();
            return true;
        });
        try {
            left.await();
        } finally {
            call(() -> {
                scene.removePostLayoutPulseListener(pulse);
                return true;
            });
        }
    }
}
