package dev.weir.charts;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Repaints a node at most once a pulse, and only when asked to and when it can be seen. A request made while it is hidden
 * is kept, and met with the pulse that shows it. There is no timer: without requests nothing runs.
 */
final class PulseGate {
    private final Node node;
    private final Runnable paint;
    private final Runnable onPulse = this::pulse;
    private boolean asked;

    PulseGate(Node node, Runnable paint) {
        this.node = node;
        this.paint = paint;
        node.sceneProperty().addListener((_, before, now) -> moved(before, now));
    }

    void request() {
        asked = true;
        if (seen()) {
            Platform.requestNextPulse();
        }
    }

    private void pulse() {
        if (asked && seen()) {
            asked = false;
            paint.run();
        }
    }

    private void moved(Scene before, Scene now) {
        if (before != null) {
            before.removePreLayoutPulseListener(onPulse);
        }
        if (now != null) {
            now.addPreLayoutPulseListener(onPulse);
            asked = true;
        }
    }

    private boolean seen() {
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (window == null || !window.isShowing() || (window instanceof Stage stage && stage.isIconified())) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
