package dev.weir.app.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The theme's colours for the tiles, which know nothing of CSS: an invisible region that the style sheet gives colours
 * to, again whenever the theme changes.
 */
final class TileColors extends Region {

    /** A colour that the style sheet sets. */
    enum Token {
        SURFACE("-weir-tile-surface"),
        BORDER("-weir-tile-border"),
        TEXT("-weir-tile-text"),
        MUTED("-weir-tile-muted"),
        IN("-weir-tile-in"),
        OUT("-weir-tile-out"),
        THROTTLE("-weir-tile-throttle");

        private final CssMetaData<TileColors, Color> metadata;

        Token(String property) {
            metadata = new CssMetaData<>(property, StyleConverter.getColorConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(TileColors styleable) {
                    return true;
                }

                @Override
                public StyleableProperty<Color> getStyleableProperty(TileColors styleable) {
                    return styleable.colors.get(ordinal());
                }
            };
        }
    }

    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = metadata();

    private final List<SimpleStyleableObjectProperty<Color>> colors = new ArrayList<>();

    /**
     * Makes the region; it must be put into the scene.
     *
     * @param onChange called whenever a colour has changed
     */
    TileColors(Runnable onChange) {
        getStyleClass().add("tile-colors");
        setManaged(false);
        setVisible(false);
        for (Token token : Token.values()) {
            var color = new SimpleStyleableObjectProperty<>(token.metadata, this, token.name(), Color.GRAY);
            color.subscribe((before, now) -> onChange.run());
            colors.add(color);
        }
    }

    Color of(Token token) {
        return colors.get(token.ordinal()).get();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return METADATA;
    }

    private static List<CssMetaData<? extends Styleable, ?>> metadata() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
        for (Token token : Token.values()) {
            all.add(token.metadata);
        }
        return Collections.unmodifiableList(all);
    }
}
