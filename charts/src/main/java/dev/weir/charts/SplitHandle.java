package dev.weir.charts;

import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The chosen band in a frame and, across it, the line at which it would be split, which can be dragged. */
final class SplitHandle {
    private static final double GRIP_WIDTH = 40;
    private static final double GRIP_HEIGHT = 12;

    private final Rectangle frame = new Rectangle();
    private final Rectangle line = new Rectangle(0, 2);
    private final Region grip = new Region();
    private final Group node = new Group(frame, line, grip);
    private @Nullable HeatBand band;
    private double at = Double.NaN;
    private double height = 1;

    SplitHandle(DoubleConsumer dragged) {
        frame.getStyleClass().add("chosen-band");
        frame.setMouseTransparent(true);
        line.getStyleClass().add("split-line");
        line.setMouseTransparent(true);
        grip.getStyleClass().add("split-grip");
        grip.setCursor(Cursor.V_RESIZE);
        grip.setManaged(false);
        node.setManaged(false);
        node.setVisible(false);
        grip.setOnMousePressed(event -> event.consume());
        grip.setOnMouseClicked(event -> event.consume());
        grip.setOnMouseDragged(event -> {
            HeatBand of = band;
            if (of != null) {
                double y =
                        node.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
                double inside = Math.clamp(y / height, of.low(), of.high());
                dragged.accept(inside);
            }
            event.consume();
        });
    }

    Group node() {
        return node;
    }

    /** @param share where it would be split, NaN for a frame without a line */
    void set(@Nullable HeatBand chosen, double share) {
        band = chosen;
        at = share;
    }

    void update(@Nullable TimeScale time, double density, double width, double plotHeight) {
        HeatBand of = band;
        height = Math.max(1, plotHeight);
        node.setVisible(of != null && time != null);
        if (of == null || time == null) {
            return;
        }
        double x = of.from() == Long.MIN_VALUE ? 0 : Math.clamp(time.x(of.from()) / density, 0, width - 1);
        double top = of.low() * height;
        double bottom = of.high() * height;
        frame.setX(x + 1);
        frame.setY(Math.rint(top) + 1);
        frame.setWidth(Math.max(2, width - x - 2));
        frame.setHeight(Math.max(2, Math.rint(bottom) - Math.rint(top) - 2));
        boolean split = !Double.isNaN(at);
        line.setVisible(split);
        grip.setVisible(split);
        if (split) {
            double y = Math.rint(at * height);
            line.setX(x);
            line.setY(y - 1);
            line.setWidth(width - x);
            grip.resizeRelocate(Math.max(0, width - GRIP_WIDTH - 12), y - GRIP_HEIGHT / 2, GRIP_WIDTH, GRIP_HEIGHT);
        }
    }
}
