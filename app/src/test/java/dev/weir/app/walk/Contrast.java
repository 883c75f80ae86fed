package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/**
 * How well texts can be told from what they stand on, as WCAG reckons it, from the colours that the style sheets have come to.
 * What is disabled is left out, as it is there, unless it is asked about.
 */
final class Contrast {

    /** What WCAG asks of text, level AA. */
    static final double ENOUGH = 4.5;

    private Contrast() {}

    /** A line for each text with too little. */
    static List<String> tooLittle(Node root) {
        TreeSet<String> found = new TreeSet<>();
        collect(root, false, found);
        return new ArrayList<>(found);
    }

    /** The same, of what is disabled too: where a person must read what could be switched on. */
    static List<String> tooLittleEvenDisabled(Node root) {
        TreeSet<String> found = new TreeSet<>();
        collect(root, true, found);
        return new ArrayList<>(found);
    }

    private static void collect(Node node, boolean evenDisabled, TreeSet<String> found) {
        if (!node.isVisible() || (isDisabled(node) && !evenDisabled) || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Text text
                && !text.getText().isBlank()
                && text.getFill() instanceof Color fill
                && !isCutOff(text)) {
            Color ground = ground(text);
            Color seen = over(fill, opacity(text), ground);
            double ratio = ratio(seen, ground);
            if (ratio < ENOUGH) {
                found.add(String.format(
                        Locale.ROOT,
                        "%.2f “%s” %s on %s in %s",
                        ratio,
                        start(text.getText()),
                        seen,
                        ground,
                        path(text)));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, evenDisabled, found));
        }
    }

    /** Entries of menus are no controls: that one is disabled is a state of its look. */
    private static boolean isDisabled(Node node) {
        return node.isDisabled()
                || node.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("disabled"));
    }

    private static String start(String text) {
        return text.length() > 30 ? text.substring(0, 30) : text;
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        Node each = node.getParent();
        for (int i = 0; each != null && i < 4; i++, each = each.getParent()) {
            path.insert(
                    0,
                    " > " + each.getClass().getSimpleName() + (each.getId() == null ? "" : "#" + each.getId()) + "."
                            + String.join(".", each.getStyleClass()));
        }
        return path.toString();
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    /** What the middle of a node stands on: what its parents paint there, one above the other. */
    private static Color ground(Node node) {
        Point2D middle = middle(node);
        List<Color> layers = new ArrayList<>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    BackgroundFill fill = fills.get(i);
                    if (covers(region, fill.getInsets(), middle)) {
                        layers.add(color(fill.getFill()));
                    }
                }
            }
        }
        Color ground = node.getScene().getFill() instanceof Color fill ? fill : Color.WHITE;
        for (int i = layers.size() - 1; i >= 0; i--) {
            ground = over(layers.get(i), 1, ground);
        }
        return ground;
    }

    /** Whether it has been scrolled away. */
    private static boolean isCutOff(Node node) {
        Point2D middle = middle(node);
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            Node clip = each.getClip();
            if (clip != null && !clip.getBoundsInParent().contains(each.sceneToLocal(middle))) {
                return true;
            }
        }
        return !node.getScene().getRoot().getLayoutBounds().contains(middle);
    }

    private static Point2D middle(Node node) {
        return node.localToScene(
                node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
    }

    private static boolean covers(Region region, Insets insets, Point2D middle) {
        Point2D at = region.sceneToLocal(middle);
        return at.getX() >= insets.getLeft()
                && at.getY() >= insets.getTop()
                && at.getX() <= region.getWidth() - insets.getRight()
                && at.getY() <= region.getHeight() - insets.getBottom();
    }

    private static Color color(Paint paint) {
        if (paint instanceof Color color) {
            return color;
        }
        return paint instanceof LinearGradient gradient
                ? gradient.getStops().getFirst().getColor()
                : Color.TRANSPARENT;
    }

    private static Color over(Color upper, double opacity, Color lower) {
        double part = upper.getOpacity() * opacity;
        return Color.color(
                upper.getRed() * part + lower.getRed() * (1 - part),
                upper.getGreen() * part + lower.getGreen() * (1 - part),
                upper.getBlue() * part + lower.getBlue() * (1 - part));
    }

    static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
