package dev.weir.app.records.ruler;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;

/**
 * Draws the ruler: bars of how much arrived, under them what has been read, and the times; two handles over it. Drawn anew only when
 * something of it has changed. JavaFX thread only.
 */
public final class RulerView extends Pane {

    static final double BARS = 32;
    private static final double BAND = 4;
    private static final double HEIGHT = BARS + BAND + 22;
    private static final double TICK_WIDTH = 84;

    /** Half a handle, so that it stays whole where it stands at the edge. */
    private static final double EDGE = 5;

    private final RulerModel model;
    private final ReadOnlyObjectProperty<ZoneId> zone;
    private final Path bars = new Path();
    private final Path line = new Path();
    private final Path ticks = new Path();
    private final Pane labels = new Pane();
    private final Pane bands = new Pane();
    private final Region mark = new Region();
    private final Region outside = new Region();
    private final RulerHandle start = new RulerHandle("start");
    private final RulerHandle end = new RulerHandle("end");
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");

    public RulerView(RulerModel model, ReadOnlyObjectProperty<ZoneId> zone) {
        this.model = model;
        this.zone = zone;
        setId("records-ruler");
        getStyleClass().add("ruler");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Text.of("Time ruler"));
        setAccessibleHelp(Text.of(
                "Left and right move the start, with Ctrl the end; Enter goes there; + and - zoom; Home shows all."));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        bars.getStyleClass().add("ruler-bars");
        line.getStyleClass().add("ruler-line");
        ticks.getStyleClass().add("ruler-ticks");
        mark.getStyleClass().add("ruler-mark");
        outside.getStyleClass().add("ruler-outside");
        for (Node node : List.of(bars, line, ticks, labels, bands, outside, mark)) {
            node.setMouseTransparent(true);
            node.setManaged(false);
        }
        getChildren().addAll(bars, line, bands, ticks, labels, outside, mark, end, start);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        model.view().addListener(observable -> requestLayout());
        model.density().addListener(observable -> requestLayout());
        model.loaded().addListener(observable -> requestLayout());
        model.start().addListener(observable -> requestLayout());
        model.end().addListener(observable -> requestLayout());
        model.mark().addListener(observable -> requestLayout());
        zone.addListener(observable -> requestLayout());
        new RulerGestures(this, model);
    }

    /** What is under the pointer. */
    public ReadOnlyStringProperty readout() {
        return readout.getReadOnlyProperty();
    }

    RulerHandle startHandle() {
        return start;
    }

    RulerHandle endHandle() {
        return end;
    }

    /** The moment at a place, milliseconds since the epoch. */
    long millisAt(double x) {
        TimeSpan view = model.view().get();
        return view == null || getWidth() <= 0 ? 0 : view.at(Math.clamp(x / getWidth(), 0, 1));
    }

    private double x(TimeSpan view, long millis) {
        return view.share(millis) * getWidth();
    }

    @Override
    protected void layoutChildren() {
        TimeSpan view = model.view().get();
        boolean known = view != null && getWidth() > 0;
        for (Node node : getChildren()) {
            node.setVisible(known);
        }
        if (view == null || getWidth() <= 0) {
            return;
        }
        labels.resizeRelocate(0, 0, getWidth(), HEIGHT);
        bands.resizeRelocate(0, BARS, getWidth(), BAND);
        drawBars(view);
        drawBands(view);
        drawTicks(view);
        place(view);
    }

    private void drawBars(TimeSpan view) {
        RulerDensity density = model.density().get();
        double greatest = density.greatest();
        List<PathElement> elements = new ArrayList<>();
        double width = density.bucketMillis() / (double) view.length() * getWidth();
        double gap = width > 4 ? 1 : 0;
        for (int i = 0; i < density.buckets() && greatest > 0; i++) {
            double count = density.count(i);
            double left = x(view, density.from(i));
            if (count > 0 && left + width > 0 && left < getWidth()) {
                // One record in a million still is something.
                double height = Math.max(1, count / greatest * (BARS - 2));
                elements.add(new MoveTo(left, BARS));
                elements.add(new VLineTo(BARS - height));
                elements.add(new HLineTo(left + Math.max(1, width - gap)));
                elements.add(new VLineTo(BARS));
                elements.add(new ClosePath());
            }
        }
        bars.getElements().setAll(elements);
        line.getElements().setAll(new MoveTo(0, BARS + 0.5), new LineTo(getWidth(), BARS + 0.5));
    }

    private void drawBands(TimeSpan view) {
        List<Node> nodes = new ArrayList<>();
        for (TimeSpan span : model.loaded().get()) {
            double left = Math.max(0, x(view, span.from()));
            double right = Math.min(getWidth(), x(view, span.to()));
            if (right >= 0 && left <= getWidth()) {
                Region band = new Region();
                band.getStyleClass().add("ruler-loaded");
                band.resizeRelocate(left, 0, Math.max(2, right - left), BAND);
                band.setManaged(false);
                nodes.add(band);
            }
        }
        bands.getChildren().setAll(nodes);
    }

    private void drawTicks(TimeSpan view) {
        List<PathElement> elements = new ArrayList<>();
        labels.getChildren().clear();
        for (RulerTicks.Tick tick : RulerTicks.of(view, (int) (getWidth() / TICK_WIDTH), zone.get())) {
            double x = Math.round(x(view, tick.millis())) + 0.5;
            elements.add(new MoveTo(x, BARS + BAND));
            elements.add(new LineTo(x, BARS + BAND + 4));
            Label label = new Label(tick.text());
            label.getStyleClass().add("ruler-label");
            label.setManaged(false);
            labels.getChildren().add(label);
            label.applyCss();
            double width = label.prefWidth(-1);
            label.resizeRelocate(x - width / 2, BARS + BAND + 4, width, label.prefHeight(-1));
            // Half a time at the edge would be read as another time.
            label.setVisible(x >= width / 2 && x <= getWidth() - width / 2);
        }
        ticks.getElements().setAll(elements);
    }

    private void place(TimeSpan view) {
        Instant first = model.start().get();
        start.setVisible(first != null);
        if (first != null) {
            start.standAt(x(view, first.toEpochMilli()), BARS + BAND);
        }
        Instant last = model.end().get();
        end.standAt(last == null ? getWidth() - EDGE : x(view, last.toEpochMilli()), BARS + BAND);
        outside.setVisible(last != null);
        if (last != null) {
            double x = Math.clamp(x(view, last.toEpochMilli()), 0, getWidth());
            outside.resizeRelocate(x, 0, getWidth() - x, BARS);
        }
        Instant at = model.mark().get();
        mark.setVisible(at != null);
        if (at != null) {
            mark.resizeRelocate(Math.rint(x(view, at.toEpochMilli())), 0, 1, BARS + BAND);
        }
    }

    /** Says what is at a place, or nothing for a place outside. */
    void readOut(double x) {
        TimeSpan view = model.view().get();
        if (view == null || x < 0) {
            readout.set("");
            return;
        }
        long millis = millisAt(x);
        RulerDensity density = model.density().get();
        int bucket = density.bucket(millis);
        String time = Format.time(Instant.ofEpochMilli(millis), zone.get());
        double count = bucket < 0 ? Double.NaN : density.count(bucket);
        readout.set(
                bucket < 0
                        ? time
                        : "%s · %s"
                                .formatted(
                                        time,
                                        Double.isNaN(count) || count == 0
                                                ? Text.of("no records")
                                                : Text.of(
                                                        "{0} records in {1}",
                                                        Format.count((long) count),
                                                        RulerWords.length(
                                                                java.time.Duration.ofMillis(density.bucketMillis())))));
    }

    /** Whether a handle is under a place. */
    @Nullable RulerHandle handleAt(double x) {
        if (start.isVisible() && start.near(x)) {
            return start;
        }
        return end.near(x) ? end : null;
    }
}
