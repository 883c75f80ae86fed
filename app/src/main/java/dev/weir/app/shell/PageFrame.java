package dev.weir.app.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** Gives a page the room that it needs at least; in a smaller window, or one that is drawn very large, the page is scrolled. */
final class PageFrame extends ScrollPane {

    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 420;

    PageFrame(Node page) {
        setContent(new Room(page));
        setFitToWidth(true);
        setFitToHeight(true);
        setMinSize(0, 0);
        getStyleClass().add("page-frame");
        // The page has its own way with the keyboard; what scrolls is only a frame.
        setFocusTraversable(false);
    }

    /** As large as a page may need to be at least; one that needs more than others says so by its own least size. */
    private static final class Room extends StackPane {

        Room(Node page) {
            super(page);
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.max(LEAST_WIDTH, super.computeMinWidth(height));
        }

        @Override
        protected double computeMinHeight(double width) {
            return Math.max(LEAST_HEIGHT, super.computeMinHeight(width));
        }
    }
}
