package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;

/** The way to the embedded broker for what works nowhere else: a button anywhere in the window. */
public final class EmbeddedWanted {

    /** Rises through the window to the frame. */
    static final EventType<Event> WANTED = new EventType<>(Event.ANY, "EMBEDDED_WANTED");

    private EmbeddedWanted() {}

    /** Makes one. */
    public static Button button() {
        Button button = new Button(Text.of("Connect to the embedded broker"), Icons.of(Icon.SERVER));
        button.setId("embedded-wanted");
        button.setOnAction(event -> button.fireEvent(new Event(WANTED)));
        return button;
    }
}
