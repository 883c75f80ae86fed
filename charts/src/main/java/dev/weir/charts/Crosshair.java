package dev.weir.charts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** The upright line under the mouse, a dot on each series and the list of their values. */
final class Crosshair {
    private static final double DISTANCE = 12;

    private final Rectangle line = new Rectangle(1, 0);
    private final Group dots = new Group();
    private final Readout readout = new Readout();
    private final Group node = new Group(line, dots, readout);
    private final List<StripSeries> dotted = new ArrayList<>();
    private double x = Double.NaN;

    Crosshair() {
        line.getStyleClass().add("crosshair-line");
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setVisible(false);
    }

    Group node() {
        return node;
    }

    Readout readout() {
        return readout;
    }

    /** Where the line stands, NaN when it is hidden. */
    double x() {
        return x;
    }

    void moveTo(double to) {
        x = to;
    }

    void hide() {
        x = Double.NaN;
        node.setVisible(false);
    }

    void update(Collection<StripSeries> series, PlotScale scale, TimeTicks steps, StripStyle style) {
        if (Double.isNaN(x)) {
            return;
        }
        double at = Math.clamp(Math.rint(x), 0, scale.width() - 1);
        long time = scale.at(at + 0.5);
        List<StripSeries> shown = series.stream().filter(StripSeries::isShown).toList();
        node.setVisible(!shown.isEmpty());
        line.setX(at);
        line.setHeight(scale.height());
        dot(shown, time, at + 0.5, scale, style.gapAfterMillis());
        readout.show(shown, time, scale, steps.exact(time) + " " + zoneName(style.zone()), style);
        boolean right = at + DISTANCE + readout.getWidth() <= scale.width();
        double left = right ? at + DISTANCE : Math.max(0, at - DISTANCE - readout.getWidth());
        readout.relocate(Math.rint(left), DISTANCE / 2);
        dots.applyCss();
    }

    private void dot(List<StripSeries> shown, long time, double x, PlotScale scale, long gapAfter) {
        if (!shown.equals(dotted)) {
            dotted.clear();
            dotted.addAll(shown);
            dots.getChildren().setAll(shown.stream().map(Crosshair::dot).toList());
        }
        for (int i = 0; i < shown.size(); i++) {
            double value = Nearest.value(shown.get(i).samples(), time, scale, gapAfter);
            Circle dot = (Circle) dots.getChildren().get(i);
            dot.setVisible(!Double.isNaN(value)
                    && value >= scale.values().bottom()
                    && value <= scale.values().top());
            if (dot.isVisible()) {
                dot.setCenterX(x);
                dot.setCenterY(scale.y(value));
            }
        }
    }

    private static Circle dot(StripSeries series) {
        Circle dot = new Circle(3.5);
        dot.getStyleClass().addAll("swatch", "crosshair-dot", SeriesColors.styleClass(series.colorIndex()));
        return dot;
    }

    private static String zoneName(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }
}
