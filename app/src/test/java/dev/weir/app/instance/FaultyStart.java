package dev.weir.app.instance;

import dev.weir.app.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** The program with a fault that nobody catches: once its window is there, something on the JavaFX thread throws. */
public final class FaultyStart {

    private FaultyStart() {}

    /** @param arguments the file that tells that the window is there, then the program's own */
    public static void main(String... arguments) {
        Path there = Path.of(arguments[0]);
        Thread.ofVirtual().start(() -> throwOnceThereIs(there));
        Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void throwOnceThereIs(Path there) {
        while (!Files.exists(there)) {
            LockSupport.parkNanos(20_000_000);
        }
        Platform.runLater(() -> {
            throw new IllegalStateException("A fault for a test");
        });
    }
}
