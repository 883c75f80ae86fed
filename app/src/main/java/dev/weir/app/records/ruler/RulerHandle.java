package dev.weir.app.records.ruler;

import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A handle on the ruler: a line with a grip that can be dragged. JavaFX thread only. */
final class RulerHandle extends StackPane {

    private static final double GRIP = 10;
    private static final double REACH = 7;

    private double at;

    RulerHandle(String name) {
        setManaged(false);
        setMouseTransparent(true);
        setId("records-ruler-" + name);
        getStyleClass().addAll("ruler-handle", "ruler-handle-" + name);
        Region line = new Region();
        line.getStyleClass().add("ruler-handle-line");
        line.setMaxWidth(2);
        Region grip = new Region();
        grip.getStyleClass().add("ruler-handle-grip");
        grip.setMaxSize(GRIP, GRIP + 4);
        getChildren().addAll(line, grip);
        setCursor(Cursor.H_RESIZE);
    }

    void standAt(double x, double height) {
        at = x;
        resizeRelocate(x - GRIP / 2, 0, GRIP, height);
    }

    boolean near(double x) {
        return Math.abs(x - at) <= REACH;
    }
}
