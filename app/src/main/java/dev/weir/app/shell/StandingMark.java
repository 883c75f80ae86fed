package dev.weir.app.shell;

import javafx.scene.control.Label;

/** A state as an icon and a word, so that it is never told by colour alone. */
public final class StandingMark extends Label {

    private static final String STYLE = "state-mark";
    private static final String PREFIX = "state-";

    public StandingMark() {
        getStyleClass().add(STYLE);
    }

    /** Shows a state. */
    public void show(Standing state) {
        setText(state.word());
        setGraphic(Icons.of(state.icon(), 14));
        getStyleClass().removeIf(style -> style.startsWith(PREFIX) && !style.equals(STYLE));
        getStyleClass().add(PREFIX + state.style());
    }
}
