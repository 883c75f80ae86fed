package dev.weir.app.delivery;

import dev.weir.app.shell.Icons;
import javafx.scene.control.Label;

/** A delivery stream's state as an icon and a word, so that it is never told by colour alone. */
final class StateMark extends Label {

    private static final String PREFIX = "state-";

    StateMark() {
        getStyleClass().add("state-mark");
    }

    void show(DeliveryState state) {
        setText(state.word());
        setGraphic(Icons.of(state.icon(), 14));
        getStyleClass().removeIf(style -> style.startsWith(PREFIX) && !style.equals("state-mark"));
        getStyleClass().add(PREFIX + state.style());
    }
}
