package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;

/**
 * The connection's colour along the top of a window: green for the embedded broker, blue for test, red and the word for
 * PRODUCTION. Every window of the console carries one, a detached one too.
 */
public final class ConnectionEdge extends Label {

    public ConnectionEdge() {
        getStyleClass().add("connection-edge");
        setMaxWidth(Double.MAX_VALUE);
    }

    /**
     * Shows a kind.
     *
     * @param around everything in it takes the kind's colour as {@code -weir-connection}; usually the window's root
     */
    public void show(Connection.Kind kind, Node around) {
        for (Connection.Kind each : Connection.Kind.values()) {
            around.getStyleClass().remove(style(each));
        }
        around.getStyleClass().add(style(kind));
        setText(kind == Connection.Kind.PRODUCTION ? "PRODUCTION" : "");
        setAccessibleText(Text.of("Connection kind: {0}", kind));
    }

    /** The style class that sets {@code -weir-connection}: {@code connection-embedded}, {@code -test} and so on. */
    static String style(Connection.Kind kind) {
        return "connection-" + kind.name().toLowerCase(Locale.ROOT);
    }
}
