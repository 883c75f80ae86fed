package dev.weir.app.shell;

import atlantafx.base.controls.Notification;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Passing messages in the corner of the window: six seconds each, four at a time. */
final class Toasts extends VBox {

    private static final int SHOWN = 4;
    private static final Duration STAY = Duration.seconds(6);

    Toasts() {
        super(8);
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(380, Region.USE_PREF_SIZE);
    }

    void say(String message) {
        Notification toast = new Notification(message, Icons.of(Icon.INFO));
        toast.setMaxWidth(380);
        toast.setAccessibleText(message);
        toast.setOnClose(event -> getChildren().remove(toast));
        if (getChildren().size() >= SHOWN) {
            getChildren().removeFirst();
        }
        getChildren().add(toast);
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(event -> getChildren().remove(toast));
        stay.play();
    }
}
