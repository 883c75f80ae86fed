package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** The labels and level grid lines of the value axis; touched only when a tick or the plot's size changes. */
final class ValueAxis {
    private static final double ROOM_PER_TICK = 32;
    private static final double LEAST_GUTTER = 40;
    private static final double LABEL_GAP = 8;

    private final Group labels = new Group();
    private final Group grid = new Group();
    private final Text caption = ChartText.of("axis-caption");
    private final List<Text> texts = new ArrayList<>();
    private final List<Rectangle> lines = new ArrayList<>();
    private double bottom;
    private double top;
    private double width;
    private double height;
    private ChartUnit unit = ChartUnit.COUNT;
    private double gutter = LEAST_GUTTER;

    ValueAxis() {
        labels.setManaged(false);
        grid.setManaged(false);
        labels.setMouseTransparent(true);
        grid.setMouseTransparent(true);
        labels.getChildren().add(caption);
    }

    Group labels() {
        return labels;
    }

    Group grid() {
        return grid;
    }

    /** How many steps fit on an axis of this height. */
    static int ticksFor(double height) {
        return Math.max(1, (int) (height / ROOM_PER_TICK));
    }

    /** How much room the labels need to the left of the plot. */
    double gutter() {
        return gutter;
    }

    void update(PlotScale scale, ChartUnit unit) {
        if (bottom == scale.values().bottom()
                && top == scale.values().top()
                && width == scale.width()
                && height == scale.height()
                && this.unit == unit) {
            return;
        }
        bottom = scale.values().bottom();
        top = scale.values().top();
        width = scale.width();
        height = scale.height();
        this.unit = unit;
        List<Double> ticks = ValueRange.ticks(bottom, top, unit, ticksFor(height));
        while (texts.size() < ticks.size()) {
            addTick();
        }
        double widest = LEAST_GUTTER - LABEL_GAP;
        for (int i = 0; i < texts.size(); i++) {
            boolean used = i < ticks.size();
            texts.get(i).setVisible(used);
            lines.get(i).setVisible(used);
            if (used) {
                texts.get(i).setText(unit.tick(ticks.get(i), Math.max(top, -bottom)));
                widest = Math.max(widest, texts.get(i).getLayoutBounds().getWidth());
                double y = Math.rint(scale.y(ticks.get(i)));
                texts.get(i).setY(y);
                lines.get(i).setY(y);
                lines.get(i).setWidth(width);
            }
        }
        caption.setText(unit.caption(Math.max(top, -bottom)));
        gutter = Math.ceil((widest + LABEL_GAP) / LABEL_GAP) * LABEL_GAP;
        for (Text text : texts) {
            text.setX(-LABEL_GAP - text.getLayoutBounds().getWidth());
        }
        caption.setX(-gutter);
        caption.setY(-LABEL_GAP - 2);
    }

    private void addTick() {
        Text text = ChartText.of("tick-label");
        text.setTextOrigin(VPos.CENTER);
        Rectangle line = new Rectangle(0, 1);
        line.getStyleClass().add("grid-line");
        texts.add(text);
        lines.add(line);
        labels.getChildren().add(text);
        grid.getChildren().add(line);
        text.applyCss();
        line.applyCss();
    }
}
