package dev.weir.app.delivery;

import java.time.ZoneId;
import javafx.scene.Node;

/** A part of the page of a delivery stream. JavaFX thread only. */
interface DeliveryTab {

    /** The same node each time. */
    Node content();

    /** It has come into view. */
    default void shown() {}

    /** It has gone out of view: stop every poll. */
    default void hidden() {}

    /** Times are shown in this zone from now on. */
    default void zone(ZoneId zone) {}
}
