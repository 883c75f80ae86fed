package dev.weir.charts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;

/**
 * How many things happened when: a bar a bucket of time, of which a part may be marked as trouble. A person drags over a stretch to choose
 * it; with the keyboard, arrows move a mark, Shift and arrows widen it, and Enter chooses. To be used on the JavaFX application thread only.
 */
public final class DensityChart extends Region {
    private static final double AXIS = 20;
    private static final double TOP = 18;
    private static final double ROOM_PER_TICK = 96;
    private static final double LEAST_BAR = 2;
    private static final double LEAST_DRAG = 4;

    private final Path bars = path("density-bars");
    private final Path troubles = path("density-troubles");
    private final Rectangle base = new Rectangle();
    private final Rectangle chosen = new Rectangle();
    private final List<Text> ticks = new ArrayList<>();
    private final Label readout = new Label();
    private final Label peak = new Label();
    private final String whole;
    private final String part;
    private ZoneId zone = ZoneOffset.UTC;
    private long start;
    private long bucket = 1;
    private long[] counts = {};
    private long[] trouble = {};
    private int markFrom = -1;
    private int markTo = -1;
    private double pressed = -1;
    private BiConsumer<Instant, Instant> onChosen = (from, to) -> {};
    private Runnable onReset = () -> {};

    /**
     * An empty chart.
     *
     * @param whole what is counted, for instance "calls"
     * @param part what the marked part is, for instance "failed"
     */
    public DensityChart(String whole, String part) {
        this.whole = whole;
        this.part = part;
        getStyleClass().add("density-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        base.getStyleClass().add("density-base");
        chosen.getStyleClass().add("density-chosen");
        readout.getStyleClass().add("density-readout");
        peak.getStyleClass().add("density-peak");
        for (javafx.scene.Node each : new javafx.scene.Node[] {base, chosen, readout, peak}) {
            each.setManaged(false);
            each.setMouseTransparent(true);
        }
        getChildren().addAll(chosen, bars, troubles, base, peak, readout);
        setMinSize(160, 72);
        setPrefSize(640, 96);
        addEventHandler(MouseEvent.ANY, this::mouse);
        setOnKeyPressed(this::key);
    }

    /** Called with the stretch that a person chose. */
    public void setOnChosen(BiConsumer<Instant, Instant> handler) {
        onChosen = handler;
    }

    /** Called when a person double-clicks or presses Escape: they want to see more again. */
    public void setOnReset(Runnable handler) {
        onReset = handler;
    }

    /** Whose clocks the times are shown in; UTC at first. */
    public void setZone(ZoneId now) {
        zone = now;
        requestLayout();
    }

    /**
     * Shows counts.
     *
     * @param from the first bucket's beginning
     * @param bucketMillis a bucket's length, above 0
     * @param all one count a bucket
     * @param marked those of them that are marked, one a bucket
     */
    public void show(Instant from, long bucketMillis, long[] all, long[] marked) {
        if (bucketMillis <= 0 || all.length != marked.length) {
            throw new IllegalArgumentException("Buckets have a length, and each count a part");
        }
        start = from.toEpochMilli();
        bucket = bucketMillis;
        counts = all.clone();
        trouble = marked.clone();
        markFrom = -1;
        markTo = -1;
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private double step() {
        return getWidth() / Math.max(1, counts.length);
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - AXIS;
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        bars.getElements().clear();
        troubles.getElements().clear();
        for (int i = 0; i < counts.length; i++) {
            bar(bars, i, counts[i], most, height);
            bar(troubles, i, trouble[i], most, height);
        }
        base.setX(0);
        base.setY(height);
        base.setWidth(getWidth());
        base.setHeight(1);
        peak.setText(most == 0 ? "" : ChartWords.of("most in a bar: {0}", number(most)));
        peak.autosize();
        peak.relocate(0, 0);
        axis(height);
        mark();
    }

    private void bar(Path into, int index, long count, long most, double height) {
        if (count <= 0) {
            return;
        }
        double step = step();
        double left = Math.floor(index * step);
        double right = Math.max(left + 1, Math.floor((index + 1) * step) - (step > 4 ? 1 : 0));
        double top = height - Math.max(LEAST_BAR, (height - TOP) * count / most);
        into.getElements()
                .addAll(
                        new MoveTo(left, height),
                        new VLineTo(top),
                        new HLineTo(right),
                        new VLineTo(height),
                        new HLineTo(left));
    }

    private void axis(double height) {
        getChildren().removeAll(ticks);
        ticks.clear();
        long length = bucket * counts.length;
        if (length == 0 || getWidth() <= 0) {
            return;
        }
        TimeTicks steps = TimeTicks.atLeast(ROOM_PER_TICK * length / getWidth(), zone);
        for (long at = steps.firstAtOrAfter(start); at < start + length; at = steps.firstAtOrAfter(at + 1)) {
            Text text = ChartText.of("tick-label");
            text.setTextOrigin(VPos.TOP);
            text.setText(steps.label(at));
            ticks.add(text);
            getChildren().add(text);
            text.applyCss();
            double half = text.getLayoutBounds().getWidth() / 2;
            double x = (at - start) * getWidth() / length;
            text.setLayoutX(Math.rint(Math.clamp(x - half, 0, Math.max(0, getWidth() - 2 * half))));
            text.setLayoutY(height + 4);
        }
    }

    private void mark() {
        boolean shown = markFrom >= 0;
        chosen.setVisible(shown);
        readout.setVisible(shown);
        if (shown) {
            int first = Math.min(markFrom, markTo);
            int last = Math.max(markFrom, markTo);
            chosen.setX(Math.floor(first * step()));
            chosen.setWidth(Math.max(1, Math.floor((last + 1) * step()) - chosen.getX()));
            chosen.setY(TOP);
            chosen.setHeight(getHeight() - AXIS - TOP);
            readout.setText(text(first, last));
            readout.applyCss();
            readout.autosize();
            readout.relocate(
                    Math.rint(Math.clamp(
                            chosen.getX() + chosen.getWidth() / 2 - readout.getWidth() / 2,
                            0,
                            Math.max(0, getWidth() - readout.getWidth()))),
                    0);
            peak.setVisible(readout.getLayoutX() > peak.getWidth() + 8);
        } else {
            peak.setVisible(true);
        }
    }

    /** What happened in a run of buckets, for instance {@code 11:05:00 – 11:10:00 · 12 calls, 3 failed}. */
    String text(int first, int last) {
        long all = 0;
        long marked = 0;
        for (int i = first; i <= last && i < counts.length; i++) {
            all += counts[i];
            marked += trouble[i];
        }
        TimeTicks steps = new TimeTicks(bucket * counts.length > 86_400_000 ? 3_600_000 : 60_000, zone);
        return steps.exact(start + first * bucket) + " – " + steps.exact(start + (last + 1) * bucket) + " · "
                + number(all) + " " + whole + (marked == 0 ? "" : ", " + number(marked) + " " + part);
    }

    private static String number(long count) {
        return String.format(ChartWords.locale(), "%,d", count);
    }

    private int at(double x) {
        return Math.clamp((long) Math.floor(x / step()), 0, Math.max(0, counts.length - 1));
    }

    private void mouse(MouseEvent event) {
        if (counts.length == 0) {
            return;
        }
        if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            move(at(event.getX()), at(event.getX()));
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED && pressed < 0) {
            move(-1, -1);
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED && event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            pressed = event.getX();
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && pressed >= 0) {
            move(at(pressed), at(event.getX()));
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && pressed >= 0) {
            boolean dragged = Math.abs(event.getX() - pressed) > LEAST_DRAG;
            pressed = -1;
            if (dragged) {
                choose();
            } else if (event.getClickCount() == 2) {
                onReset.run();
            }
        }
    }

    private void move(int from, int to) {
        markFrom = from;
        markTo = to;
        mark();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void choose() {
        int first = Math.min(markFrom, markTo);
        int last = Math.max(markFrom, markTo);
        if (first >= 0) {
            onChosen.accept(
                    Instant.ofEpochMilli(start + first * bucket), Instant.ofEpochMilli(start + (last + 1) * bucket));
        }
    }

    private void key(KeyEvent event) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (by != 0 && counts.length > 0) {
            int to = markTo < 0 ? counts.length - 1 : Math.clamp((long) markTo + by, 0, counts.length - 1);
            move(event.isShiftDown() && markFrom >= 0 ? markFrom : to, to);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && markFrom >= 0) {
            choose();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            move(-1, -1);
            onReset.run();
            event.consume();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            return counts.length == 0
                    ? ChartWords.of("Nothing counted yet")
                    : markFrom < 0
                            ? text(0, counts.length - 1)
                            : text(Math.min(markFrom, markTo), Math.max(markFrom, markTo));
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartSheet.URL;
    }

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }
}
