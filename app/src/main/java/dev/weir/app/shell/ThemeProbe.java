package dev.weir.app.shell;

import javafx.scene.text.Text;

/**
 * A text of which nothing is seen, beside an editor whose area keeps the colours that its text was made with. It is coloured
 * like one of them: once it has another colour, the theme is another, and the area's text has to be made anew. JavaFX
 * thread only.
 */
public final class ThemeProbe extends Text {

    /**
     * Makes one, for a parent that lays out only what is managed.
     *
     * @param styleClass whose {@code -fx-fill} differs from theme to theme
     * @param changed runs each time that it has another colour
     */
    public ThemeProbe(String styleClass, Runnable changed) {
        super(" ");
        getStyleClass().add(styleClass);
        setManaged(false);
        setMouseTransparent(true);
        // CSS leaves out what is not visible.
        setOpacity(0);
        fillProperty().addListener((property, old, now) -> changed.run());
    }
}
