package dev.weir.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/**
 * Makes icon nodes from outlines in a text file. An icon font costs the first window its loading and a handler
 * registry; some sixty outlines cost one small file.
 */
public final class Icons {

    private static final String FILE = "/dev/weir/resources/icons/icons.properties";
    private static final double DRAWN_SIZE = 24;

    private Icons() {}

    /** A 16-pixel icon in the colour of the text around it (style class {@code icon}). */
    public static Node of(Icon icon) {
        return of(icon, 16);
    }

    /**
     * An icon of a given size, which takes part in layout with exactly that size.
     *
     * @param size edge in pixels
     */
    public static Node of(Icon icon, double size) {
        SVGPath path = new SVGPath();
        path.setContent(Outlines.OF.getOrDefault(icon, ""));
        path.getStyleClass().add("icon-outline");
        double scale = size / DRAWN_SIZE;
        path.setScaleX(scale);
        path.setScaleY(scale);
        // Scaling keeps the outline's own middle in place; unmanaged and moved, the 24-unit square fits the box.
        path.setManaged(false);
        var drawn = path.getLayoutBounds();
        path.setLayoutX(size / 2 - DRAWN_SIZE / 2 + (drawn.getCenterX() - DRAWN_SIZE / 2) * (scale - 1));
        path.setLayoutY(size / 2 - DRAWN_SIZE / 2 + (drawn.getCenterY() - DRAWN_SIZE / 2) * (scale - 1));
        StackPane box = new StackPane(path);
        box.getStyleClass().addAll("icon", "icon-" + icon.name().toLowerCase(java.util.Locale.ROOT));
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        return box;
    }

    /** Read when the first icon is made. */
    private static final class Outlines {

        static final Map<Icon, String> OF = read();

        private static Map<Icon, String> read() {
            Properties properties = new Properties();
            try (InputStream file = Icons.class.getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException(FILE + " is missing from the program");
                }
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<Icon, String> outlines = new EnumMap<>(Icon.class);
            for (Icon icon : Icon.values()) {
                outlines.put(icon, properties.getProperty(icon.name(), ""));
            }
            return outlines;
        }
    }
}
