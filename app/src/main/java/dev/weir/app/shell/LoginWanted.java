package dev.weir.app.shell;

import dev.weir.app.connection.credentials.NeedsPerson;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;

/** The way on when a login is what is missing: a button anywhere in the window that begins it. */
final class LoginWanted {

    /** Rises through the window to whoever can begin a login. */
    static final EventType<Event> WANTED = new EventType<>(Event.ANY, "LOGIN_WANTED");

    private LoginWanted() {}

    static boolean helpsWith(Failure failure) {
        return failure.kind() == Failure.Kind.CREDENTIALS && NeedsPerson.causes(failure.cause());
    }

    static Button button() {
        Button button = new Button(Text.of("Log in"), Icons.of(Icon.KEY));
        button.setId("page-log-in");
        button.getStyleClass().add("accent");
        button.setOnAction(event -> button.fireEvent(new Event(WANTED)));
        return button;
    }
}
