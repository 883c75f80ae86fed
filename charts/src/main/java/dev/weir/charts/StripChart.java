package dev.weir.charts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A live chart: lines over time that scroll with their newest point.
 *
 * <p>Feed it with {@link #series(String, String, int)} and {@link StripSeries#add}. It repaints at most once a pulse, only
 * when something changed, and only while it can be seen; it has no timer, so a chart without new data costs nothing. The
 * value axis begins at 0, or below it where the data do, and follows them.
 *
 * <p>A person can drag over a stretch of time to zoom in and double-click to come back to live data, read every series
 * under the mouse, switch series on and off in the legend, and copy the picture or the data by the right mouse button.
 *
 * <p>Colours come from the theme by CSS look-up: {@code -weir-series-1} to {@code -weir-series-10}, {@code -weir-limit} and
 * AtlantaFX's {@code -color-*}. To be used on the JavaFX application thread only.
 */
public final class StripChart extends Region {
    private static final double TOP = 26;
    private static final double BOTTOM = 24;
    private static final double RIGHT = 12;

    private final int capacity;
    private final Map<String, StripSeries> series = new LinkedHashMap<>();
    private final SeriesColors colors = new SeriesColors(this, this::rewritten);
    private final StripPlot plot = new StripPlot(colors);
    private final Label title = new Label();
    private final Label zoomed = new Label(ChartWords.of("Zoomed in · double-click for live"));
    private final Legend legend = new Legend();
    private final ChartClipboard clipboard;
    private final ChartMenu menu = new ChartMenu(this::copyPicture, this::copyData, this::backToLive);
    private final PulseGate gate = new PulseGate(this, this::paint);
    private StripStyle style = StripStyle.INITIAL;
    private Stretch stretch = new Stretch.Live(style.spanMillis());
    private long changedFrom = Long.MIN_VALUE;

    /**
     * A chart without series.
     *
     * @param capacity how many points it keeps of each series, at least 2; older ones fall out
     */
    public StripChart(int capacity) {
        this(capacity, ChartClipboard.system());
    }

    StripChart(int capacity, ChartClipboard clipboard) {
        if (capacity < 2) {
            throw new IllegalArgumentException("A chart needs room for at least 2 points a series, not " + capacity);
        }
        this.capacity = capacity;
        this.clipboard = clipboard;
        getStyleClass().add("strip-chart");
        title.getStyleClass().add("strip-title");
        setMinSize(160, 120);
        setPrefSize(640, 260);
        zoomed.getStyleClass().add("strip-zoomed");
        zoomed.setVisible(false);
        getChildren().addAll(title, zoomed, plot, legend);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        new ChartGestures(plot, new Hands());
        plot.setOnContextMenuRequested(event -> {
            menu.show(this, event.getScreenX(), event.getScreenY(), stretch instanceof Stretch.Live);
            event.consume();
        });
    }

    /**
     * The series of that id, made if there is none yet (an existing one keeps its name and colour).
     *
     * @param id what the caller knows it by, such as a shard id
     * @param name what a person reads
     * @param colorIndex which of the ten series colours, 0 to 9
     */
    public StripSeries series(String id, String name, int colorIndex) {
        StripSeries known = series.get(id);
        if (known != null) {
            return known;
        }
        StripSeries made = new StripSeries(id, name, SeriesColors.checked(colorIndex), capacity, new Changes());
        series.put(id, made);
        seriesChanged();
        return made;
    }

    /** The series in the order in which they were made. */
    public List<StripSeries> series() {
        return new ArrayList<>(series.values());
    }

    /** Takes a series out with all its points; does nothing if there is none of that id. */
    public void removeSeries(String id) {
        if (series.remove(id) != null) {
            seriesChanged();
        }
    }

    /** What stands above the chart; empty for nothing. */
    public void setTitle(String text) {
        title.setText(text);
        requestLayout();
    }

    /** What the values are; {@link ChartUnit#COUNT} at first. */
    public void setUnit(ChartUnit unit) {
        style = style.withUnit(Objects.requireNonNull(unit));
        plot.unitChanged();
        rewritten();
    }

    /**
     * Draws a line at a value that must not be exceeded. When it lies far above the data, the axis stays with the data and
     * the limit is named at the top edge.
     *
     * @param value in the chart's unit, above 0; NaN for no limit
     * @param label what it is called, such as "limit 1 MiB/s"; the value is added if the label has no digit
     */
    public void setLimit(double value, String label) {
        plot.limit().set(value, label);
        rewritten();
    }

    /** How much time a live chart shows, at least 20 ms; ten minutes at first. */
    public void setSpan(Duration span) {
        long millis = Math.max(Stretch.LEAST_MILLIS, span.toMillis());
        if (millis == style.spanMillis()) {
            return;
        }
        style = style.withSpan(millis);
        if (stretch instanceof Stretch.Live) {
            stretch = new Stretch.Live(millis);
        }
        rewritten();
    }

    /** After how long without a point the line is broken; one minute at first. */
    public void setGapAfter(Duration gap) {
        style = style.withGapAfter(gap.toMillis());
        rewritten();
    }

    /** Whose clocks the times are shown in; UTC at first. */
    public void setZone(ZoneId zone) {
        style = style.withZone(Objects.requireNonNull(zone));
        rewritten();
    }

    /** Shows a stretch of time and stays there until {@link #backToLive()}. */
    public void zoom(Instant from, Instant to) {
        long start = from.toEpochMilli();
        long end = Math.max(to.toEpochMilli(), start + Stretch.LEAST_MILLIS);
        look(new Stretch.Chosen(start, end));
    }

    /** Goes along with the newest data again. */
    public void backToLive() {
        look(new Stretch.Live(style.spanMillis()));
    }

    private void look(Stretch at) {
        stretch = at;
        zoomed.setVisible(at instanceof Stretch.Chosen);
        plot.limit().leaveRoom(zoomed.isVisible() ? zoomed.prefWidth(-1) + 8 : 0);
        plot.unitChanged();
        rewritten();
    }

    SeriesColors colors() {
        return colors;
    }

    StripPlot plot() {
        return plot;
    }

    void copyPicture() {
        plot.crosshair().hide();
        clipboard.picture(ChartMenu.picture(this));
    }

    void copyData() {
        PlotScale scale = plot.scale();
        List<StripSeries> shown =
                series.values().stream().filter(StripSeries::isShown).toList();
        long from = scale == null ? Long.MIN_VALUE : scale.time().start();
        long to = scale == null ? Long.MAX_VALUE : scale.time().end();
        clipboard.data(ChartTable.tsv(shown, from, to, style.zone()));
    }

    private void rewritten() {
        changedFrom = Long.MIN_VALUE;
        gate.request();
    }

    private void seriesChanged() {
        legend.show(series.values());
        requestLayout();
        rewritten();
    }

    private void paint() {
        plot.paint(series.values(), stretch, style, changedFrom);
        plot.read(series.values(), style);
        changedFrom = Long.MAX_VALUE;
        if (plot.gutter() != plot.getLayoutX()) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double titleHeight = title.getText().isEmpty() ? 0 : title.prefHeight(-1);
        double x = plot.gutter();
        double y = Math.ceil(titleHeight + TOP);
        double legendHeight = legend.heightFor(getWidth() - x, getHeight());
        double width = Math.max(0, Math.floor(getWidth() - x - RIGHT));
        double height = Math.max(0, Math.floor(getHeight() - y - BOTTOM - legendHeight));
        boolean resized = plot.getWidth() != width || plot.getHeight() != height;
        title.resizeRelocate(0, 0, getWidth(), titleHeight);
        double zoomedWidth = Math.min(width, zoomed.prefWidth(-1));
        zoomed.resizeRelocate(x + width - zoomedWidth, y - TOP + 4, zoomedWidth, TOP - 6);
        plot.resizeRelocate(x, y, width, height);
        legend.resizeRelocate(x - 6, getHeight() - legendHeight, getWidth() - x + 6, legendHeight);
        legend.setVisible(legendHeight > 0);
        if (resized) {
            changedFrom = Long.MIN_VALUE;
            paint();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            return ChartSummary.text(title.getText(), series(), style, plot.limit());
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartSheet.URL;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }

    /** What of the chart a style sheet can set, the ten series colours among it. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ChartSheet.STRIP_CHART;
    }

    private final class Hands implements ChartGestures.Target {
        @Override
        public void zoom(long from, long to) {
            look(new Stretch.Chosen(from, to));
        }

        @Override
        public void live() {
            backToLive();
        }

        @Override
        public void pointed() {
            plot.read(series.values(), style);
        }
    }

    private final class Changes implements SeriesListener {
        @Override
        public void appended(long newestBefore) {
            changedFrom = Math.min(changedFrom, newestBefore);
            gate.request();
        }

        @Override
        public void rewritten() {
            legend.show(series.values());
            StripChart.this.rewritten();
        }
    }
}
