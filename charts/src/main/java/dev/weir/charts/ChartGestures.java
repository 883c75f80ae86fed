package dev.weir.charts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What mouse and keys do on the plot: drag zooms in, double-click or Escape comes back to live data, moving the mouse or
 * the arrow keys moves the crosshair.
 */
final class ChartGestures {
    private static final double KEY_STEP = 8;

    private final StripPlot plot;
    private final Target target;
    private final DragAcross drag;

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
        this.drag = new DragAcross(plot);
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(event -> drag.drag(event, this::point));
        plot.setOnMouseReleased(event -> drag.release(event, this::zoom));
        plot.setOnMouseClicked(this::click);
        plot.setOnMouseMoved(event -> point(event.getX()));
        plot.setOnMouseExited(_ -> leave());
        plot.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        if (plot.scale() != null) {
            drag.press(event);
        }
    }

    private void zoom(double from, double to) {
        PlotScale scale = plot.scale();
        if (scale != null) {
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
            point(drag.inside(x - KEY_STEP));
        } else if (code == KeyCode.RIGHT) {
            point(drag.inside(x + KEY_STEP));
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
}
