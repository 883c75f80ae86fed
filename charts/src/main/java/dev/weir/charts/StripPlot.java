package dev.weir.charts;

import java.util.Collection;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The inside of the axes: grid, picture, limit, crosshair; knows where on it a time lies. */
final class StripPlot extends Pane {
    private final StripPicture picture;
    private final ValueAxis valueAxis = new ValueAxis();
    private final TimeAxis timeAxis = new TimeAxis();
    private final ValueRange range = new ValueRange();
    private final LimitMark limit = new LimitMark();
    private final Crosshair crosshair = new Crosshair();
    private final Label empty = new Label(ChartWords.of("No data yet"));
    private @Nullable PlotScale scale;

    StripPlot(SeriesColors colors) {
        picture = new StripPicture(colors);
        getStyleClass().add("strip-plot");
        setFocusTraversable(true);
        empty.getStyleClass().add("strip-empty");
        empty.setManaged(false);
        empty.setMouseTransparent(true);
        Rectangle base = new Rectangle();
        base.getStyleClass().add("axis-line");
        base.setManaged(false);
        base.setHeight(1);
        base.widthProperty().bind(widthProperty());
        base.layoutYProperty().bind(heightProperty().subtract(1));
        getChildren()
                .addAll(
                        valueAxis.grid(),
                        timeAxis.grid(),
                        base,
                        picture.view(),
                        limit.node(),
                        valueAxis.labels(),
                        timeAxis.labels(),
                        empty,
                        crosshair.node());
    }

    LimitMark limit() {
        return limit;
    }

    Crosshair crosshair() {
        return crosshair;
    }

    /** How much room the value axis needs to the left. */
    double gutter() {
        return valueAxis.gutter();
    }

    /** Where things lie; null until there is both data and room. */
    @Nullable PlotScale scale() {
        return scale;
    }

    /** Tells the values under the crosshair, if it is out. */
    void read(Collection<StripSeries> series, StripStyle style) {
        if (scale == null) {
            crosshair.hide();
        } else {
            crosshair.update(series, scale, timeAxis.steps(scale, style.zone()), style);
        }
    }

    void unitChanged() {
        range.reset();
    }

    /** Shows the series as they are now in the stretch of time that {@code stretch} chooses. */
    void paint(Collection<StripSeries> series, Stretch stretch, StripStyle style, long changedFrom) {
        double density = density();
        int pixelsWide = (int) Math.floor(getWidth() * density);
        int pixelsHigh = (int) Math.floor(getHeight() * density);
        boolean room = pixelsWide >= 8 && pixelsHigh >= 8;
        TimeScale time = room ? stretch.on(series, pixelsWide) : null;
        empty.setVisible(time == null);
        valueAxis.labels().setVisible(room && (time != null || !Double.isNaN(limit.value())));
        timeAxis.labels().setVisible(time != null);
        timeAxis.grid().setVisible(time != null);
        if (!room) {
            return;
        }
        double[] ends = time == null ? new double[] {Double.NaN, Double.NaN} : Stretch.ends(series, time);
        int ticks = ValueAxis.ticksFor(getHeight());
        ValueScale values = new ValueScale(
                range.bottom(ends[0], style.unit(), ticks),
                range.top(ends[1], limit.value(), style.unit(), ticks),
                pixelsHigh);
        TimeScale known = time == null ? TimeScale.live(0, 1000, pixelsWide) : time;
        PlotScale now = new PlotScale(known, values, density);
        valueAxis.update(now, style.unit());
        limit.update(now, style.unit());
        if (time == null) {
            scale = null;
            picture.clear();
            crosshair.hide();
            empty.autosize();
            empty.relocate(
                    Math.rint((getWidth() - empty.getWidth()) / 2), Math.rint((getHeight() - empty.getHeight()) / 2));
            return;
        }
        scale = now;
        picture.paint(series, now, style.gapAfterMillis(), changedFrom);
        timeAxis.update(now, style.zone());
    }

    private double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }
}
