package dev.weir.app.shell;

import java.time.ZoneId;
import javafx.scene.Node;

/** One tab of a page. Made when first turned to. JavaFX thread only. */
public interface TabPart {

    /** The same node each time. */
    Node content();

    /** It has come into view: begin to load and to poll. */
    default void shown() {}

    /** It has gone out of view: stop every timer and every poll. */
    default void hidden() {}

    /** Times are shown in this zone from now on. */
    default void zone(ZoneId zone) {}
}
