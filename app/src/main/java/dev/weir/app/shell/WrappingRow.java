package dev.weir.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A row whose end goes on in another line where the width does not hold all of it. What has a priority to grow (as in an
 * {@link HBox}) gives way first, down to its least width, and takes the room that is left over; all else is as wide as it
 * prefers. A row in a row keeps together as long as it fits into a line. JavaFX thread only.
 */
public final class WrappingRow extends Pane {

    private final double gap;

    /** @param gap between what stands in a line, and between lines, in pixels */
    public WrappingRow(double gap, Node... children) {
        super(children);
        this.gap = gap;
    }

    /** A node that takes all the room that is left over in its line. */
    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Nodes that stand in one line, and how wide each is. */
    private static final class Line {

        private final List<Node> nodes;
        private final double[] widths;

        Line(List<Node> nodes, double[] widths) {
            this.nodes = nodes;
            this.widths = widths;
        }

        double height() {
            double height = 0;
            for (int i = 0; i < widths.length; i++) {
                height = Math.max(height, nodes.get(i).prefHeight(widths[i]));
            }
            return height;
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        double least = 0;
        for (Node node : getManagedChildren()) {
            least = Math.max(least, node.minWidth(-1));
        }
        return least + aside();
    }

    @Override
    protected double computePrefWidth(double height) {
        double wanted = 0;
        for (Node node : getManagedChildren()) {
            wanted += natural(node) + gap;
        }
        return Math.max(0, wanted - gap) + aside();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = (width < 0 ? prefWidth(-1) : width) - aside();
        double wanted = 0;
        for (Line line : lines(inside)) {
            wanted += line.height() + gap;
        }
        Insets insets = getInsets();
        return Math.max(0, wanted - gap) + insets.getTop() + insets.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double y = insets.getTop() + Math.max(0, getHeight() - computePrefHeight(getWidth())) / 2;
        for (Line line : lines(getWidth() - aside())) {
            double x = insets.getLeft();
            double height = line.height();
            for (int i = 0; i < line.widths.length; i++) {
                double width = line.widths[i];
                layoutInArea(
                        line.nodes.get(i), x, y, width, height, 0, Insets.EMPTY, true, true, HPos.LEFT, VPos.CENTER);
                x += width + gap;
            }
            y += height + gap;
        }
    }

    private double aside() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private List<Line> lines(double width) {
        List<Line> lines = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        double used = 0;
        for (Node node : getManagedChildren()) {
            double demand = demand(node, width);
            if (!line.isEmpty() && used + gap + demand > width + 0.5) {
                lines.add(line(line, width));
                line = new ArrayList<>();
                used = 0;
            }
            used += (line.isEmpty() ? 0 : gap) + demand;
            line.add(node);
        }
        if (!line.isEmpty()) {
            lines.add(line(line, width));
        }
        return lines;
    }

    private Line line(List<Node> nodes, double width) {
        double[] widths = new double[nodes.size()];
        double left = width - gap * (nodes.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = demand(nodes.get(i), width);
            left -= widths[i];
        }
        left = grow(nodes, widths, left, false);
        grow(nodes, widths, left, true);
        return new Line(List.copyOf(nodes), widths);
    }

    /** Gives what is left over to those that grow: up to what they prefer, or beyond that. Returns what is still left. */
    private double grow(List<Node> nodes, double[] widths, double left, boolean beyond) {
        double rest = left;
        int open = (int) nodes.stream().filter(node -> grows(node, beyond)).count();
        for (int i = 0; i < widths.length && rest > 0; i++) {
            Node node = nodes.get(i);
            if (grows(node, beyond)) {
                double most = beyond ? node.maxWidth(-1) : natural(node);
                double more = Math.max(0, Math.min(rest / open--, most - widths[i]));
                widths[i] += more;
                rest -= more;
            }
        }
        return rest;
    }

    private double demand(Node node, double width) {
        return grows(node, false) ? snapSizeX(node.minWidth(-1)) : Math.min(natural(node), width);
    }

    /** As wide as it prefers, within its bounds, in whole pixels: as it will stand in its line. */
    private double natural(Node node) {
        return snapSizeX(Math.max(node.minWidth(-1), Math.min(node.prefWidth(-1), node.maxWidth(-1))));
    }

    private static boolean grows(Node node, boolean beyond) {
        Priority priority = HBox.getHgrow(node);
        return priority == Priority.ALWAYS || (!beyond && priority == Priority.SOMETIMES);
    }
}
