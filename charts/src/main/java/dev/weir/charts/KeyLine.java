package dev.weir.charts;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

/** A level line across all time at one hash key, with a word on it. */
final class KeyLine {
    private final Rectangle line = new Rectangle(0, 2);
    private final Label label = new Label();
    private final Group node = new Group(line, label);
    private double at = Double.NaN;

    KeyLine() {
        line.getStyleClass().add("key-line");
        label.getStyleClass().add("key-line-label");
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    Group node() {
        return node;
    }

    void set(double share, String text) {
        at = share;
        label.setText(text);
    }

    void update(double width, double height) {
        node.setVisible(!Double.isNaN(at));
        if (!node.isVisible()) {
            return;
        }
        double y = Math.clamp(Math.rint(at * height) - 1, 0, Math.max(0, height - 2));
        line.setLayoutY(y);
        line.setWidth(width);
        label.applyCss();
        label.setMaxWidth(Math.max(0, width - 8));
        label.autosize();
        boolean above = y - label.getHeight() - 2 >= 0;
        label.relocate(4, above ? y - label.getHeight() - 2 : y + 4);
    }
}
