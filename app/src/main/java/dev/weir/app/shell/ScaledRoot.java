package dev.weir.app.shell;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** The root of a scene whose whole content can be drawn larger or smaller. JavaFX thread only. */
final class ScaledRoot extends Region {

    private final Region content;
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    ScaledRoot(Region content) {
        this.content = content;
        Scale transform = new Scale(1, 1, 0, 0);
        transform.xProperty().bind(scale);
        transform.yProperty().bind(scale);
        content.getTransforms().add(transform);
        scale.subscribe(() -> requestLayout());
        getChildren().add(content);
    }

    /** 1 for as it is. */
    DoubleProperty scale() {
        return scale;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.get(), getHeight() / scale.get());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height < 0 ? -1 : height / scale.get()) * scale.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width < 0 ? -1 : width / scale.get()) * scale.get();
    }
}
