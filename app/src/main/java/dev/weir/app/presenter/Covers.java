package dev.weir.app.presenter;

import dev.weir.app.mask.MaskRule;
import dev.weir.app.mask.MaskRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The last gate: whatever text of the window has a value of a form that is masked is covered, wherever it came from, before
 * the picture is drawn. What goes through the window's own gate has none any more. JavaFX thread only.
 */
final class Covers {

    /** Shorter texts hold no value of a known form. */
    private static final int SHORTEST = 6;

    private static final int OPAQUE_GREY = 0xff808080;

    private final Pane layer = new Pane();
    private final List<Bounds> inScene = new ArrayList<>();

    Covers() {
        layer.setMouseTransparent(true);
        layer.setManaged(false);
    }

    Node node() {
        return layer;
    }

    /** Covers what has to be; called in each pulse after layout. */
    void look(Node around, MaskRules rules) {
        List<Bounds> found = new ArrayList<>();
        boolean forms = rules.rules().stream()
                .anyMatch(rule -> rule instanceof MaskRule.Known || rule instanceof MaskRule.Matching);
        if (forms) {
            find(around, rules, found);
        }
        if (!found.equals(inScene)) {
            inScene.clear();
            inScene.addAll(found);
            layer.getChildren().setAll(found.stream().map(this::cover).toList());
        }
    }

    /** How many values are covered now. */
    int count() {
        return inScene.size();
    }

    private static void find(Node node, MaskRules rules, List<Bounds> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            String said = text.getText();
            if (said.length() >= SHORTEST && !rules.text(said).equals(said)) {
                found.add(text.localToScene(text.getBoundsInLocal()));
            }
        } else if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                find(child, rules, found);
            }
        }
    }

    /** A shape, as that hides what is below it also before style sheets have been applied. */
    private Node cover(Bounds bounds) {
        Bounds local = layer.sceneToLocal(bounds);
        Rectangle cover = new Rectangle(local.getMinX(), local.getMinY(), local.getWidth(), local.getHeight());
        cover.getStyleClass().add("presenter-cover");
        return cover;
    }

    /**
     * Covers the same in a picture, which outlives what is on the screen.
     *
     * @param of the node of which it was made
     * @param scale pixels of the picture to a unit of the node
     */
    void paint(int[] pixels, int width, int height, Node of, double scale) {
        for (Bounds bounds : inScene) {
            Bounds local = of.sceneToLocal(bounds);
            int from = Math.clamp((long) Math.floor(local.getMinX() * scale), 0, width);
            int to = Math.clamp((long) Math.ceil(local.getMaxX() * scale), 0, width);
            int top = Math.clamp((long) Math.floor(local.getMinY() * scale), 0, height);
            int bottom = Math.clamp((long) Math.ceil(local.getMaxY() * scale), 0, height);
            for (int y = top; y < bottom; y++) {
                Arrays.fill(pixels, y * width + from, y * width + to, OPAQUE_GREY);
            }
        }
    }
}
