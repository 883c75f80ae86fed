package dev.weir.charts;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * What mouse and keys do on the map: a click opens, a drag zooms into a stretch of time, Escape comes back to live data;
 * the arrow keys move the crosshair, by time and from band to band, and Enter opens.
 */
final class MapGestures {
    private static final double KEY_STEP = 8;

    private final Pane plot;
    private final MapCrosshair crosshair;
    private final Target target;
    private final DragAcross drag;

    /** What gestures ask of the map; places are in the plot's own units. */
    interface Target {
        void zoom(double fromX, double toX);

        void live();

        void pointed();

        void open(double x, double y);

        /** Where the next band above or below begins, in its middle. */
        double neighbour(double x, double y, int by);
    }

    MapGestures(Pane plot, MapCrosshair crosshair, Target target) {
        this.plot = plot;
        this.crosshair = crosshair;
        this.target = target;
        this.drag = new DragAcross(plot);
        plot.setOnMousePressed(drag::press);
        plot.setOnMouseDragged(event -> drag.drag(event, x -> point(x, event.getY())));
        plot.setOnMouseReleased(event -> drag.release(event, target::zoom));
        plot.setOnMouseClicked(this::click);
        plot.setOnMouseMoved(event -> point(event.getX(), event.getY()));
        plot.setOnMouseExited(_ -> crosshair.hide());
        plot.setOnKeyPressed(this::key);
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && event.isStillSincePress()) {
            target.open(drag.inside(event.getX()), down(event.getY()));
        }
    }

    private void key(KeyEvent event) {
        @Nullable KeyCode code = event.getCode();
        double x = crosshair.out() ? crosshair.x() : plot.getWidth() - 1;
        double y = crosshair.out() ? crosshair.y() : 0;
        switch (code) {
            case ESCAPE -> {
                crosshair.hide();
                target.live();
            }
            case LEFT -> point(x - KEY_STEP, y);
            case RIGHT -> point(x + KEY_STEP, y);
            case UP -> point(x, target.neighbour(x, y, -1));
            case DOWN -> point(x, target.neighbour(x, y, 1));
            case ENTER -> target.open(x, y);
            case null, default -> {
                return;
            }
        }
        event.consume();
    }

    private void point(double x, double y) {
        crosshair.moveTo(drag.inside(x), down(y));
        target.pointed();
    }

    private double down(double y) {
        return Math.clamp(y, 0, Math.max(0, plot.getHeight() - 1));
    }
}
