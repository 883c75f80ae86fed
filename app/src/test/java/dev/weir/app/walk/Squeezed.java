package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.Separator;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * What the size of a window does to controls that it should not: cut off where nothing scrolls, lying over one another, buttons
 * without all of their name, labels of which nothing is left. What scrolls by itself, as the rows of a table, is left out.
 * JavaFX thread only.
 */
final class Squeezed {

    /** In pixels of the screen: borders may touch, and half a pixel is nothing that is cut off. */
    private static final double TOLERANCE = 3;

    /** Of a text that is cut short. */
    private static final int LEAST_LETTERS = 4;

    private final Node root;
    private final List<String> found = new ArrayList<>();

    private record Seen(Node control, Bounds part) {}

    private Squeezed(Node root) {
        this.root = root;
    }

    /** A line for each control that is squeezed. */
    static List<String> in(Node root) {
        Squeezed squeezed = new Squeezed(root);
        List<Seen> all = new ArrayList<>();
        squeezed.collect(root, all);
        squeezed.overlaps(all);
        return squeezed.found;
    }

    private void collect(Node node, List<Seen> all) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Control control && isLooked(control)) {
            look(control, all);
        }
        boolean closed = node instanceof TextInputControl
                || node instanceof ButtonBase
                || node instanceof ComboBoxBase<?>
                || node instanceof Spinner<?>
                || scrollsByItself(node);
        if (!closed && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static boolean scrollsByItself(Node node) {
        return node instanceof TableView<?>
                || node instanceof TreeTableView<?>
                || node instanceof TreeView<?>
                || node instanceof ListView<?>
                || node.getStyleClass().contains("code-area")
                || node.getStyleClass().contains("virtual-flow");
    }

    private static boolean isLooked(Control control) {
        if (control instanceof Labeled label) {
            return control instanceof ButtonBase
                    || (label.getText() != null && !label.getText().isBlank());
        }
        return !(control instanceof ScrollPane
                || control instanceof SplitPane
                || control instanceof TabPane
                || control instanceof ScrollBar
                || control instanceof Separator);
    }

    private void look(Control control, List<Seen> all) {
        Bounds whole = control.localToScene(control.getLayoutBounds());
        if (whole.getWidth() < 1 || whole.getHeight() < 1) {
            found.add("has no room: " + name(control));
            return;
        }
        Bounds part = seen(control, whole);
        if (part != null) {
            all.add(new Seen(control, part));
        }
        if (control instanceof Labeled label && label.isTextTruncated()) {
            int left =
                    shown(label).replace(label.getEllipsisString(), "").strip().length();
            if (control instanceof ButtonBase && !(control instanceof Hyperlink) && control.getTooltip() == null) {
                found.add("a button without all of its name: " + name(label) + " says “" + shown(label) + "”");
            } else if (left < LEAST_LETTERS) {
                found.add("nothing left of it: " + name(label) + " says “" + shown(label) + "”");
            }
        }
    }

    /** What is seen of a control, or null if it is scrolled away or cut off; the latter is noted. */
    private Bounds seen(Control control, Bounds whole) {
        Bounds part = whole;
        for (Node each = control.getParent(); each != null; each = each.getParent()) {
            Node clip = each.getClip();
            boolean top = each.equals(root);
            if (clip == null && !top) {
                continue;
            }
            Bounds window = each.localToScene(top ? each.getLayoutBounds() : clip.getBoundsInParent());
            boolean acrossFree = false;
            boolean downFree = false;
            if (each.getStyleClass().contains("viewport") && each.getParent() instanceof ScrollPane pane) {
                acrossFree = pane.getHbarPolicy() != ScrollBarPolicy.NEVER;
                downFree = pane.getVbarPolicy() != ScrollBarPolicy.NEVER;
            }
            boolean across =
                    part.getMinX() < window.getMinX() - TOLERANCE || part.getMaxX() > window.getMaxX() + TOLERANCE;
            boolean down =
                    part.getMinY() < window.getMinY() - TOLERANCE || part.getMaxY() > window.getMaxY() + TOLERANCE;
            if ((across && !acrossFree) || (down && !downFree)) {
                found.add("cut off by " + name(each) + ": " + name(control) + " at " + words(part) + " of "
                        + words(window));
                return null;
            }
            part = common(part, window);
            if (part == null) {
                return null;
            }
        }
        return part;
    }

    private static Bounds common(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        double width = Math.min(a.getMaxX(), b.getMaxX()) - left;
        double height = Math.min(a.getMaxY(), b.getMaxY()) - top;
        return width <= 0 || height <= 0 ? null : new BoundingBox(left, top, width, height);
    }

    private void overlaps(List<Seen> all) {
        Set<String> said = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Bounds both = common(all.get(i).part(), all.get(j).part());
                if (both != null
                        && both.getWidth() > TOLERANCE
                        && both.getHeight() > TOLERANCE
                        && areSiblings(all.get(i).control(), all.get(j).control())) {
                    String line = "one over the other: " + name(all.get(i).control()) + " and "
                            + name(all.get(j).control()) + " by " + words(both);
                    if (said.add(line)) {
                        found.add(line);
                    }
                }
            }
        }
    }

    /** Whether what holds both puts one beside the other, and not one above the other as a stack of layers does. */
    private static boolean areSiblings(Node a, Node b) {
        Set<Node> above = new HashSet<>();
        for (Node each = a; each != null; each = each.getParent()) {
            above.add(each);
        }
        for (Node each = b; each != null; each = each.getParent()) {
            if (above.contains(each)) {
                return !each.equals(a)
                        && !each.equals(b)
                        && (each instanceof HBox
                                || each instanceof VBox
                                || each instanceof FlowPane
                                || each instanceof GridPane
                                || each instanceof BorderPane
                                || each instanceof SplitPane
                                || each.getClass().getSimpleName().equals("WrappingRow"));
            }
        }
        return false;
    }

    /** What stands there of the text. */
    private static String shown(Labeled label) {
        return label.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(each -> ((Text) each).getText())
                .findFirst()
                .orElse("");
    }

    private static String name(Node node) {
        String said = node instanceof Labeled label
                        && label.getText() != null
                        && !label.getText().isBlank()
                ? " “" + label.getText().lines().findFirst().orElse("") + "”"
                : node instanceof Region && node.getAccessibleText() != null
                        ? " (" + node.getAccessibleText() + ")"
                        : "";
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + said + " "
                + node.getStyleClass();
    }

    private static String words(Bounds bounds) {
        return Math.round(bounds.getMinX()) + ".." + Math.round(bounds.getMaxX()) + " × " + Math.round(bounds.getMinY())
                + ".." + Math.round(bounds.getMaxY());
    }
}
