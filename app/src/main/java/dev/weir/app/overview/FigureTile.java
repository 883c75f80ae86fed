package dev.weir.app.overview;

import dev.weir.app.overview.TileColors.Token;
import dev.weir.charts.Sparkline;
import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A big figure: a TilesFX tile with a title, a number with its unit, and the last minutes as a line where the figure
 * is a rate. Its frame takes its colours from {@link TileColors}, what is inside it from the style sheet.
 */
final class FigureTile {

    private static final int POINTS = 120;
    private static final double HEIGHT = 150;

    private final Tile tile;
    private final String title;
    private final Token accent;
    private final Label figure = new Label("–");
    private final Label unit = new Label();
    private final @Nullable Sparkline line;
    private final Label below = new Label();

    /**
     * Makes a tile.
     *
     * @param series the colour of its line, 0 to 9
     */
    static FigureTile withLine(String title, Token accent, String styleClass, int series) {
        Sparkline line = new Sparkline(POINTS);
        line.setColorIndex(series);
        line.getStyleClass().add(styleClass);
        return new FigureTile(title, accent, line);
    }

    /** A tile with words in place of the line. */
    static FigureTile withWords(String title, Token accent) {
        return new FigureTile(title, accent, null);
    }

    private FigureTile(String title, Token accent, @Nullable Sparkline line) {
        this.title = title;
        this.accent = accent;
        this.line = line;
        figure.getStyleClass().add("figure");
        unit.getStyleClass().add("tile-unit");
        below.getStyleClass().addAll("muted", "small");
        below.setWrapText(true);
        HBox number = new HBox(6, figure, unit);
        number.setAlignment(Pos.BASELINE_LEFT);
        Label heading = new Label(title);
        heading.getStyleClass().add("tile-title");
        VBox box = new VBox(2, heading, number, line == null ? below : line);
        box.getStyleClass().add("tile-content");
        box.setAlignment(Pos.TOP_LEFT);
        if (line != null) {
            line.setMinHeight(36);
            line.setMaxWidth(Double.MAX_VALUE);
            VBox.setVgrow(line, Priority.ALWAYS);
        }
        tile = TileBuilder.create()
                .skinType(SkinType.CUSTOM)
                // TilesFX would draw the title in a font of its own, at a sixteenth of the tile's height.
                .title("")
                .graphic(box)
                .animated(false)
                .roundedCorners(true)
                .minSize(120, HEIGHT)
                .maxSize(Double.MAX_VALUE, HEIGHT)
                .prefSize(190, HEIGHT)
                .build();
        tile.setAccessibleText(title);
    }

    Node node() {
        return tile;
    }

    /** Takes the theme's colours. */
    void color(TileColors colors) {
        tile.setBackgroundColor(colors.of(Token.SURFACE));
        tile.setBorderColor(colors.of(Token.BORDER));
        tile.setForegroundBaseColor(colors.of(Token.TEXT));
        tile.setTitleColor(colors.of(Token.MUTED));
        tile.setTextColor(colors.of(Token.MUTED));
        tile.setBarColor(colors.of(accent));
    }

    void show(String number, String unitText) {
        figure.setText(number);
        unit.setText(unitText);
        tile.setAccessibleText(title + " " + number + " " + unitText);
    }

    void say(String words) {
        below.setText(words);
    }

    /** Adds to the line. */
    void add(double value) {
        if (line != null) {
            line.add(value);
        }
    }

    /** Raises or lowers the alarm: the figure wears the colour of throttling. */
    void alarm(boolean on) {
        figure.getStyleClass().remove("alarm");
        if (on) {
            figure.getStyleClass().add("alarm");
        }
    }
}
