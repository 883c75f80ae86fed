package dev.weir.app.fx;

import javafx.application.Platform;

/** The one call to {@code Platform.runLater} of the program. */
final class FxThread {

    private FxThread() {}

    /** Queues work for the JavaFX thread; does nothing once JavaFX has ended, since there is no window left to tell. */
    static boolean later(Runnable work) {
        try {
            Platform.runLater(work);
            return true;
        } catch (IllegalStateException ended) {
            return false;
        }
    }
}
