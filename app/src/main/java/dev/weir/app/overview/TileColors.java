package dev.weir.app.overview;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

        private final String property;

        Token(String property) {
            this.property = property;
        }
    }

    private static final Map<Token, CssMetaData<TileColors, Color>> OWN = own();
    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = Stream.concat(
                    Region.getClassCssMetaData().stream(), OWN.values().stream())
            .toList();

    private final Map<Token, SimpleStyleableObjectProperty<Color>> colors = new EnumMap<>(Token.class);

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
            var color = new SimpleStyleableObjectProperty<>(OWN.get(token), this, token.name(), Color.GRAY);
            color.subscribe((before, now) -> onChange.run());
            colors.put(token, color);
        }
    }

    Color of(Token token) {
        return property(token).get();
    }

    private SimpleStyleableObjectProperty<Color> property(Token token) {
        return Objects.requireNonNull(colors.get(token));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return METADATA;
    }

    private static Map<Token, CssMetaData<TileColors, Color>> own() {
        Map<Token, CssMetaData<TileColors, Color>> all = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            all.put(token, metadata(token));
        }
        return all;
    }

    private static CssMetaData<TileColors, Color> metadata(Token token) {
        return new CssMetaData<>(token.property, StyleConverter.getColorConverter(), Color.GRAY) {
            @Override
            public boolean isSettable(TileColors region) {
                return true;
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(TileColors region) {
                return region.property(token);
            }
        };
    }
}
