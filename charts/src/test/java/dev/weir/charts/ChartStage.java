package dev.weir.charts;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A window on the headless platform with one chart in it, in the colours of a theme. */
final class ChartStage implements AutoCloseable {
    private final Stage stage;

    private ChartStage(Stage stage) {
        this.stage = stage;
    }

    static ChartStage show(Parent chart, double width, double height, String sheet) throws Exception {
        start();
        ChartStage shown = new ChartStage(call(() -> {
            StackPane root = new StackPane(chart);
            root.getStyleClass().add("ground");
            Scene scene = new Scene(root, width, height);
            scene.getStylesheets().add(sheet);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        }));
        shown.pulses(3);
        return shown;
    }

    /** Starts JavaFX once for all tests of this JVM. */
    static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        if (!started.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("JavaFX did not start");
        }
    }

    Image picture() throws Exception {
        pulses(3);
        return call(() -> stage.getScene().snapshot((WritableImage) null));
    }

    /** Runs on the JavaFX thread and waits for what comes of it. */
    static <T> T call(Callable<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    static void run(Runnable task) throws Exception {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Waits until so many pulses, which are asked for, have painted this window's scene. */
    void pulses(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            CountDownLatch pulsed = new CountDownLatch(1);
            Runnable listener = pulsed::countDown;
            run(() -> {
                scene().addPostLayoutPulseListener(listener);
                Platform.requestNextPulse();
            });
            if (!pulsed.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No pulse came");
            }
            run(() -> scene().removePostLayoutPulseListener(listener));
        }
    }

    Scene scene() {
        return stage.getScene();
    }

    @Override
    public void close() throws Exception {
        run(stage::hide);
    }
}
