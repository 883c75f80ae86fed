package dev.weir.app.query;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two things at the ends of a line, or one above the other where the line is too short for both. JavaFX thread only. */
final class BothEnds extends Pane {

    private static final double GAP = 8;

    private final Region first;
    private final Region last;

    BothEnds(Region first, Region last) {
        this.first = first;
        this.last = last;
        getChildren().addAll(first, last);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean fits(double width) {
        return width < 0 || first.prefWidth(-1) + GAP + last.prefWidth(-1) <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return last.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + GAP + last.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = first.prefHeight(-1);
        double other = last.prefHeight(-1);
        return fits(width) ? Math.max(one, other) : one + GAP + other;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double wide = Math.min(last.prefWidth(-1), width);
        double tall = last.prefHeight(-1);
        if (fits(width)) {
            first.resizeRelocate(0, 0, width - wide - GAP, getHeight());
        } else {
            first.resizeRelocate(0, 0, width, first.prefHeight(-1));
        }
        last.resizeRelocate(snapPositionX(width - wide), snapPositionY(getHeight() - tall), wide, tall);
    }
}
