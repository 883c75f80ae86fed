package dev.weir.app.shell;

import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;

/** The way on when a connection is what is wrong: a button anywhere in the window that opens the list of connections. */
final class OtherConnection {

    /** Rises through the window to whoever holds the list of connections. */
    static final EventType<Event> WANTED = new EventType<>(Event.ANY, "OTHER_CONNECTION_WANTED");

    private OtherConnection() {}

    /** Whether another connection could do what this one could not. */
    static boolean helpsWith(Failure.Kind kind) {
        return switch (kind) {
            case CREDENTIALS, UNREACHABLE, TIMEOUT, DENIED -> true;
            case THROTTLED, NOT_FOUND, UNSUPPORTED, REJECTED, UNEXPECTED -> false;
        };
    }

    static Button button() {
        Button button = new Button(Text.of("Other connection…"), Icons.of(Icon.CONNECTION));
        button.setId("other-connection");
        button.setOnAction(event -> button.fireEvent(new Event(WANTED)));
        return button;
    }
}
