package dev.weir.charts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * What mouse and keys do on the plot: drag zooms in, double-click or Escape comes back to live data, moving the mouse or
 * the arrow keys moves the crosshair.
 */
final class ChartGestures {
    private static final double LEAST_DRAG = 4;
    private static final double KEY_STEP = 8;

    private final StripPlot plot;
    private final Target target;
    private final Rectangle selection = new Rectangle();
    private double pressed = Double.NaN;

    /** What gestures ask of the chart. */
    interface Target {
        /** Shows this stretch of time. */
        void zoom(long from, long to);

        /** Goes along with the newest data again. */
        void live();

        /** The crosshair has moved or gone. */
        void pointed();
    }

    ChartGestures(StripPlot plot, Target target) {
        this.plot = plot;
        this.target = target;
        selection.getStyleClass().add("strip-selection");
        selection.setManaged(false);
        selection.setMouseTransparent(true);
        selection.setVisible(false);
        plot.getChildren().add(selection);
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnMouseClicked(this::click);
        plot.setOnMouseMoved(event -> point(event.getX()));
        plot.setOnMouseExited(_ -> leave());
        plot.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && plot.scale() != null) {
            pressed = inside(event.getX());
            plot.requestFocus();
        }
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(pressed)) {
            return;
        }
        double now = inside(event.getX());
        selection.setX(Math.min(pressed, now));
        selection.setWidth(Math.abs(now - pressed));
        selection.setHeight(plot.getHeight());
        selection.setVisible(selection.getWidth() >= LEAST_DRAG);
        point(now);
    }

    private void release(MouseEvent event) {
        PlotScale scale = plot.scale();
        if (event.getButton() != MouseButton.PRIMARY || Double.isNaN(pressed)) {
            return;
        }
        double now = inside(event.getX());
        double from = Math.min(pressed, now);
        double to = Math.max(pressed, now);
        pressed = Double.NaN;
        selection.setVisible(false);
        if (scale != null && to - from >= LEAST_DRAG) {
            long start = scale.at(from);
            target.zoom(start, Math.max(scale.at(to), start + Stretch.LEAST_MILLIS));
        }
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            target.live();
        }
    }

    private void key(KeyEvent event) {
        @Nullable KeyCode code = event.getCode();
        double x = Double.isNaN(plot.crosshair().x())
                ? plot.getWidth()
                : plot.crosshair().x();
        if (code == KeyCode.ESCAPE) {
            leave();
            target.live();
        } else if (code == KeyCode.LEFT) {
            point(inside(x - KEY_STEP));
        } else if (code == KeyCode.RIGHT) {
            point(inside(x + KEY_STEP));
        } else {
            return;
        }
        event.consume();
    }

    private void point(double x) {
        plot.crosshair().moveTo(x);
        target.pointed();
    }

    private void leave() {
        plot.crosshair().hide();
    }

    private double inside(double x) {
        return Math.clamp(x, 0, Math.max(0, plot.getWidth() - 1));
    }
}
