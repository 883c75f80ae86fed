package dev.weir.app.shell;

import javafx.scene.Node;

/** Something that one feature puts on the page of another. Comes and goes with that page; JavaFX thread only. */
public interface PagePart {

    /** Its content, the same node each time; not managed while there is nothing to show. */
    Node content();

    /** The page has come into view. */
    void shown();

    /** The page has gone out of view: stop every timer and every poll. */
    void hidden();

    /** The page will not be shown again. Called after {@link #hidden()}. */
    void closed();
}
