package dev.weir.app.startup;

import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/** Says on the standard output when a window has been drawn for the first time. */
final class FirstFrame {

    private FirstFrame() {}

    /** Prints {@code shown} in the pulse after the one that drew the first frame. JavaFX thread. */
    static void report(Stage stage) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (stage.isShowing() && ++pulses == 2) {
                    stop();
                    System.out.println("shown");
                    System.out.flush();
                }
            }
        }.start();
    }
}
