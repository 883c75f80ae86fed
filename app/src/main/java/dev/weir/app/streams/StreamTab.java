package dev.weir.app.streams;

import dev.weir.app.shell.Place;
import java.time.ZoneId;
import javafx.scene.Node;

/** One part of a stream's page. Made when first shown. All methods are called on the JavaFX thread. */
public interface StreamTab {

    Place.Stream.Part part();

    /** The same node each time. */
    Node content();

    /** It has come into view: begin to load and to poll. */
    default void shown() {}

    /** It has gone out of view: stop every timer and every poll. */
    default void hidden() {}

    /** Times are shown in another zone from now on. */
    default void zone(ZoneId zone) {}
}
