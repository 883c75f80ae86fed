package dev.weir.app.streams;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import java.util.Locale;
import javafx.scene.control.Label;

/** A stream's state as an icon and a word, so that it is never told by colour alone. */
public final class StateMark extends Label {

    private static final String PREFIX = "state-";

    public StateMark() {
        getStyleClass().add("state-mark");
    }

    /** Shows a state. */
    public void show(StreamState state) {
        setText(state.word());
        setGraphic(Icons.of(icon(state), 14));
        getStyleClass().removeIf(style -> style.startsWith(PREFIX) && !style.equals("state-mark"));
        getStyleClass().add(PREFIX + state.name().toLowerCase(Locale.ROOT));
    }

    private static Icon icon(StreamState state) {
        return switch (state) {
            case ACTIVE -> Icon.CHECK_CIRCLE;
            case CREATING -> Icon.CLOCK;
            case UPDATING -> Icon.REFRESH;
            case DELETING -> Icon.DELETE;
            case UNKNOWN -> Icon.INFO;
        };
    }
}
