package dev.weir.charts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The labels and upright grid lines of the time axis. A tick keeps its nodes for as long as it is in view: scrolling only
 * moves them, and a text is laid out anew just when a tick comes in.
 */
final class TimeAxis {
    private static final double ROOM_PER_TICK = 96;
    private static final double LABEL_GAP = 6;

    private final Group labels = new Group();
    private final Group grid = new Group();
    private final List<Tick> ticks = new ArrayList<>();
    private @Nullable TimeTicks steps;

    TimeAxis() {
        labels.setManaged(false);
        grid.setManaged(false);
        labels.setMouseTransparent(true);
        grid.setMouseTransparent(true);
    }

    Group labels() {
        return labels;
    }

    Group grid() {
        return grid;
    }

    /** The ticks shown last; their step says how exactly a time is worth telling. */
    TimeTicks steps(PlotScale scale, ZoneId zone) {
        double perUnit = scale.time().millisPerPixel() * scale.density();
        return TimeTicks.atLeast(ROOM_PER_TICK * perUnit, zone);
    }

    void update(PlotScale scale, ZoneId zone) {
        TimeTicks now = steps(scale, zone);
        int room = (int) (scale.width() / ROOM_PER_TICK) + 2;
        if (!now.equals(steps) || ticks.size() != room) {
            steps = now;
            resize(room);
        }
        ticks.forEach(tick -> tick.used = false);
        long end = scale.time().end();
        for (long at = now.firstAtOrAfter(scale.time().start()); at < end; at = now.firstAtOrAfter(at + 1)) {
            Tick tick = ticks.get((int) Math.floorMod(now.number(at), (long) ticks.size()));
            tick.show(at, now, scale);
        }
        ticks.forEach(Tick::settle);
    }

    private void resize(int room) {
        while (ticks.size() < room) {
            Tick tick = new Tick();
            ticks.add(tick);
            labels.getChildren().add(tick.text);
            grid.getChildren().add(tick.line);
            tick.text.applyCss();
            tick.line.applyCss();
        }
        while (ticks.size() > room) {
            Tick tick = ticks.removeLast();
            labels.getChildren().remove(tick.text);
            grid.getChildren().remove(tick.line);
        }
        ticks.forEach(tick -> tick.time = Long.MIN_VALUE);
    }

    private static final class Tick {
        private final Text text = ChartText.of("tick-label");
        private final Rectangle line = new Rectangle(1, 0);
        private long time = Long.MIN_VALUE;
        private boolean used;

        Tick() {
            text.setTextOrigin(VPos.TOP);
            line.getStyleClass().add("grid-line");
        }

        void show(long at, TimeTicks steps, PlotScale scale) {
            used = true;
            if (time != at) {
                time = at;
                text.setText(steps.label(at));
            }
            double x = Math.rint(scale.x(at));
            double half = text.getLayoutBounds().getWidth() / 2;
            text.setLayoutX(Math.rint(Math.max(0, Math.min(x - half, scale.width() - 2 * half))));
            text.setLayoutY(scale.height() + LABEL_GAP);
            line.setLayoutX(x);
            line.setHeight(scale.height());
        }

        void settle() {
            text.setVisible(used);
            line.setVisible(used);
        }
    }
}
