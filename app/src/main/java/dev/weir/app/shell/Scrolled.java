package dev.weir.app.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;

/** What needs more height than there may be. JavaFX thread only. */
public final class Scrolled {

    private Scrolled() {}

    /** As wide and as high as the room that it gets; scrolled where that is less than its least height. */
    public static ScrollPane down(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollBarPolicy.NEVER);
        pane.setMinSize(0, 0);
        pane.getStyleClass().add("scrolled");
        // What is in it has its own way with the keyboard; what scrolls is only a frame.
        pane.setFocusTraversable(false);
        return pane;
    }
}
