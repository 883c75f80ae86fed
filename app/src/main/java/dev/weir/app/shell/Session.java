package dev.weir.app.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Where the last window was and what it showed.
 *
 * @param connection the key of its connection
 * @param place the text of its place, as {@link PlaceLink} has it
 * @param x of the window on the screens, pixels
 * @param y of the window on the screens, pixels
 * @param maximized whether it filled its screen
 */
record Session(String connection, String place, double x, double y, boolean maximized) {

    private static final String KEY = "session";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** So much of a window's top must be on a screen, pixels: a person can then drag it. */
    private static final double GRIP = 64;

    /** The one of the last run; null if there is none or it can't be read. */
    static @Nullable Session recall(Memory memory) {
        String text = memory.recall(KEY);
        try {
            return text == null ? null : JSON.readValue(text, Session.class);
        } catch (JsonProcessingException fromAnotherVersion) {
            return null;
        }
    }

    void remember(Memory memory) {
        try {
            memory.remember(KEY, JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers have a JSON form", e);
        }
    }

    /** Its place, or null if there is none of that text in this version. */
    @Nullable Place wanted() {
        try {
            return PlaceLink.parse(place);
        } catch (IllegalArgumentException fromAnotherVersion) {
            return null;
        }
    }

    /** Puts a window where this one was, unless no screen is there any more. */
    void arrange(Stage stage) {
        boolean there = Double.isFinite(x)
                && Double.isFinite(y)
                && Screen.getScreens().stream().anyMatch(screen -> holds(screen.getVisualBounds()));
        if (there) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(maximized);
    }

    private boolean holds(Rectangle2D screen) {
        return screen.intersects(x, y, GRIP, GRIP) && y >= screen.getMinY();
    }
}
