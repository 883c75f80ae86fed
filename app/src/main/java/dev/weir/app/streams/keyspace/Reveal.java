package dev.weir.app.streams.keyspace;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls to a part of a long pane when something is chosen that it tells of, and keeps it in view while the parts above and below grow
 * to what they then show. A person who scrolls ends that.
 */
final class Reveal {

    private final ScrollPane pane;
    private final VBox parts;
    private final Node part;
    private boolean on;

    Reveal(ScrollPane pane, VBox parts, Node part) {
        this.pane = pane;
        this.parts = parts;
        this.part = part;
        pane.addEventFilter(ScrollEvent.ANY, event -> on = false);
        pane.setOnMousePressed(event -> on = false);
        parts.heightProperty().addListener(observable -> go());
        part.boundsInParentProperty().addListener(observable -> go());
        pane.viewportBoundsProperty().addListener(observable -> go());
    }

    /** Shows the part whenever there is something; the beginning of the pane when there is not. */
    void when(ObservableValue<? extends @Nullable Object> chosen) {
        chosen.subscribe(what -> {
            on = what != null;
            if (on) {
                go();
            } else {
                pane.setVvalue(0);
            }
        });
    }

    private void go() {
        double beyond = parts.getHeight() - pane.getViewportBounds().getHeight();
        if (on && beyond > 0) {
            pane.setVvalue(Math.min(1, part.getBoundsInParent().getMinY() / beyond));
        }
    }
}
