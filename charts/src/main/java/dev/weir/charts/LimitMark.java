package dev.weir.charts;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Rectangle;

/**
 * The limit as a line, with its name at the right above the plot, where it hides nothing and no line runs through it. A
 * limit far above the data leaves the axis to the data: then there is only the name, with an arrow.
 */
final class LimitMark {
    private static final double GAP = 2;

    private final Rectangle line = new Rectangle(0, 1.5);
    private final Label label = new Label();
    private final Group node = new Group(line, label);
    private double value = Double.NaN;
    private String name = "";
    private double taken;

    LimitMark() {
        line.getStyleClass().add("limit-line");
        label.getStyleClass().add("limit-label");
        node.setManaged(false);
        node.setMouseTransparent(true);
    }

    Group node() {
        return node;
    }

    double value() {
        return value;
    }

    void set(double value, String name) {
        this.value = value > 0 && Double.isFinite(value) ? value : Double.NaN;
        this.name = name;
    }

    /** Keeps the name clear of what stands at the right above the plot, so many pixels wide. */
    void leaveRoom(double width) {
        taken = width;
    }

    /** The name, with the value if the name doesn't tell it. */
    String text(ChartUnit unit) {
        if (name.isBlank()) {
            return ChartWords.of("limit {0}", unit.text(value));
        }
        return name.chars().anyMatch(Character::isDigit) ? name : name + " " + unit.text(value);
    }

    void update(PlotScale scale, ChartUnit unit) {
        node.setVisible(!Double.isNaN(value));
        if (Double.isNaN(value)) {
            return;
        }
        boolean above = value > scale.values().top();
        double y = above ? 0 : Math.rint(scale.y(value));
        line.setVisible(!above);
        line.setWidth(scale.width());
        line.setY(y);
        String text = text(unit) + (above ? " ↑" : "");
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
        label.setMaxWidth(Math.max(0, scale.width() - taken));
        label.autosize();
        label.relocate(Math.rint(scale.width() - label.getWidth() - taken), Math.rint(-label.getHeight() - GAP));
    }
}
