package dev.weir.app.query.gallery;

import dev.weir.app.text.Text;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Windows as bars over the records that fall into them. JavaFX thread only. */
final class WindowSketch extends Region {

    private static final double HEIGHT = 64;
    private static final double ROW = 16;
    private static final double BAR = 12;
    private static final double[] RECORDS = {
        0.02, 0.09, 0.14, 0.21, 0.24, 0.29, 0.45, 0.48, 0.55, 0.58, 0.61, 0.76, 0.83, 0.9, 0.96
    };

    private @Nullable WindowKind kind;

    WindowSketch() {
        getStyleClass().add("window-sketch");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        managedProperty().bind(visibleProperty());
    }

    /** Draws a kind of window, or nothing. */
    void show(@Nullable WindowKind which) {
        kind = which;
        setVisible(which != null);
        setAccessibleText(which == null ? "" : Text.of("How {0} cuts time", which));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        WindowKind drawn = kind;
        if (drawn == null) {
            return;
        }
        double width = getWidth() - 2;
        for (WindowKind.Bar bar : drawn.bars()) {
            Rectangle shape = new Rectangle(
                    Math.rint(1 + bar.from() * width),
                    bar.row() * ROW,
                    Math.rint((bar.to() - bar.from()) * width - 2),
                    BAR);
            shape.setArcWidth(6);
            shape.setArcHeight(6);
            shape.getStyleClass().add("sketch-window");
            getChildren().add(shape);
        }
        Rectangle axis = new Rectangle(1, HEIGHT - 8, width, 1);
        axis.getStyleClass().add("sketch-axis");
        getChildren().add(axis);
        for (double record : RECORDS) {
            Circle dot = new Circle(1 + record * width, HEIGHT - 8, 3);
            dot.getStyleClass().add("sketch-record");
            getChildren().add(dot);
        }
    }
}
