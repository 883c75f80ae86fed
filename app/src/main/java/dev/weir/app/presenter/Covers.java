package dev.weir.app.presenter;

import dev.weir.app.mask.MaskRule;
import dev.weir.app.mask.MaskRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The last gate: whatever text of the window has a value of a form that is masked is covered, wherever it came from, before
 * the picture is drawn. What goes through the window's own gate has none any more. JavaFX thread only.
 */
final class Covers {

    /** Shorter texts hold no value of a known form. */
    private static final int SHORTEST = 6;

    private static final int MOST_JUDGED = 5_000;

    private static final int OPAQUE_GREY = 0xff808080;

    private final Pane layer = new Pane();
    private final List<Bounds> inScene = new ArrayList<>();

    /** What was found of texts that are seen: most stay as they are from frame to frame. */
    private final Map<String, Boolean> judged = new HashMap<>();

    private MaskRules judgedBy = MaskRules.NONE;

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
            if (!rules.equals(judgedBy) || judged.size() > MOST_JUDGED) {
                judged.clear();
                judgedBy = rules;
            }
            find(around, rules, false, found);
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

    /** @param whole whether all texts below belong to a text that has such a value, be they a part of it only */
    private void find(Node node, MaskRules rules, boolean whole, List<Bounds> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            if (!text.getText().isEmpty() && (whole || hides(text.getText(), rules))) {
                found.add(text.localToScene(text.getBoundsInLocal()));
            }
        } else if (node instanceof Parent parent) {
            // Where there is little room a label draws the beginning and the end of its text: no rule knows that again.
            boolean cut = whole || (node instanceof Labeled labeled && hides(labeled.getText(), rules));
            for (Node child : parent.getChildrenUnmodifiable()) {
                find(child, rules, cut, found);
            }
        }
    }

    private boolean hides(@Nullable String said, MaskRules rules) {
        return said != null
                && said.length() >= SHORTEST
                && judged.computeIfAbsent(said, text -> !rules.text(text).equals(text));
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
