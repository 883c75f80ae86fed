package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The two lines under the mouse and what they meet, in words. */
final class MapCrosshair {
    private static final double DISTANCE = 14;

    private final Rectangle upright = new Rectangle(1, 0);
    private final Rectangle level = new Rectangle(0, 1);
    private final VBox readout = new VBox();
    private final List<Label> lines = new ArrayList<>();
    private final Group node = new Group(upright, level, readout);
    private double x = Double.NaN;
    private double y = Double.NaN;

    MapCrosshair() {
        upright.getStyleClass().add("crosshair-line");
        level.getStyleClass().add("crosshair-line");
        readout.getStyleClass().add("strip-readout");
        readout.setManaged(false);
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    Group node() {
        return node;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    boolean out() {
        return !Double.isNaN(x);
    }

    void moveTo(double toX, double toY) {
        x = toX;
        y = toY;
    }

    void hide() {
        x = Double.NaN;
        y = Double.NaN;
        node.setVisible(false);
    }

    String text() {
        return String.join(
                "\n",
                lines.stream().filter(Label::isVisible).map(Label::getText).toList());
    }

    void update(List<String> text, double width, double height) {
        node.setVisible(true);
        upright.setX(Math.rint(x));
        upright.setHeight(height);
        level.setY(Math.rint(y));
        level.setWidth(width);
        while (lines.size() < text.size()) {
            Label line = new Label();
            line.getStyleClass().add(lines.isEmpty() ? "readout-title" : "readout-line");
            lines.add(line);
            readout.getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            boolean used = i < text.size();
            lines.get(i).setVisible(used);
            lines.get(i).setManaged(used);
            lines.get(i).setText(used ? text.get(i) : "");
        }
        readout.applyCss();
        readout.autosize();
        readout.layout();
        boolean right = x + DISTANCE + readout.getWidth() <= width;
        boolean below = y + DISTANCE + readout.getHeight() <= height;
        double left = right ? x + DISTANCE : Math.max(0, x - DISTANCE - readout.getWidth());
        double top = below ? y + DISTANCE : Math.max(0, y - DISTANCE - readout.getHeight());
        readout.relocate(Math.rint(left), Math.rint(top));
    }
}
