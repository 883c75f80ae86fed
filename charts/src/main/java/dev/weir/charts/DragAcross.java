package dev.weir.charts;

import java.util.function.DoubleConsumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A stretch of a plot that is chosen by dragging across it, and seen while that goes on. JavaFX thread only. */
final class DragAcross {

    /** In pixels; what is shorter was a click of an unsteady hand. */
    private static final double LEAST = 4;

    private final Pane plot;
    private final Rectangle selection = new Rectangle();
    private double pressed = Double.NaN;

    /** Hears which stretch was chosen, from the left to the right. */
    @FunctionalInterface
    interface Chosen {
        void stretch(double from, double to);
    }

    DragAcross(Pane plot) {
        this.plot = plot;
        selection.getStyleClass().add("strip-selection");
        selection.setManaged(false);
        selection.setMouseTransparent(true);
        selection.setVisible(false);
        plot.getChildren().add(selection);
    }

    void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = inside(event.getX());
            plot.requestFocus();
        }
    }

    /** @param now hears where it is, while one goes on */
    void drag(MouseEvent event, DoubleConsumer now) {
        if (Double.isNaN(pressed)) {
            return;
        }
        double x = inside(event.getX());
        selection.setX(Math.min(pressed, x));
        selection.setWidth(Math.abs(x - pressed));
        selection.setHeight(plot.getHeight());
        selection.setVisible(selection.getWidth() >= LEAST);
        now.accept(x);
    }

    void release(MouseEvent event, Chosen chosen) {
        if (event.getButton() != MouseButton.PRIMARY || Double.isNaN(pressed)) {
            return;
        }
        double x = inside(event.getX());
        double from = Math.min(pressed, x);
        double to = Math.max(pressed, x);
        pressed = Double.NaN;
        selection.setVisible(false);
        if (to - from >= LEAST) {
            chosen.stretch(from, to);
        }
    }

    /** The nearest place across that is on the plot. */
    double inside(double x) {
        return Math.clamp(x, 0, Math.max(0, plot.getWidth() - 1));
    }
}
