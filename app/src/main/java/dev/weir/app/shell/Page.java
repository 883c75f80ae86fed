package dev.weir.app.shell;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * A page as the frame sees it. Made when first shown, on the JavaFX thread, and kept while its connection lasts. All
 * methods are called on the JavaFX thread.
 */
public interface Page {

    /** The page's content, without the frame. The same node each time. */
    Node content();

    /** Where the person is now within this page, for links and the next start; null for where they came in. */
    default @Nullable Place place() {
        return null;
    }

    /** The page has come into view: begin to load and to poll. */
    void shown();

    /** The page has gone out of view: stop every timer and every poll. */
    void hidden();

    /**
     * The connection or the window ends and the page will not be shown again: end whatever it still runs and let go of
     * what it keeps. Called after {@link #hidden()}.
     */
    default void closed() {}

    /**
     * The person asked for something within this page (a stream, a shard, a filter). Called before {@link #shown()}.
     */
    default void open(Place place) {}
}
