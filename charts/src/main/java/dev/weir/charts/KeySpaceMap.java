package dev.weir.charts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A live map of a key space: time across, keys down, each shard a band over its keys in the time that it lived, coloured by
 * its load; splits and merges are drawn as forks.
 *
 * <p>It keeps no loads of its own: it asks a {@link HeatSource} for those that it draws, and draws a moment once. It repaints
 * at most once a pulse, only after {@link #setBands}, {@link #advance}, {@link #changed} or the like, and only while it can
 * be seen. There is no timer.
 *
 * <p>Colours come from the theme by CSS look-up: {@code -weir-heat-1} to {@code -weir-heat-6} and AtlantaFX's
 * {@code -color-*}. To be used on the JavaFX application thread only.
 */
public final class KeySpaceMap extends Region {
    private static final double TOP = 34;
    private static final double BOTTOM = 26;
    private static final double LABEL_GAP = 8;
    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = ChartSheet.with(HeatColors.METADATA);

    private final HeatColors colors = new HeatColors(this, this::recoloured);
    private final HeatPicture picture = new HeatPicture(colors);
    private final TimeAxis timeAxis = new TimeAxis();
    private final KeyAxis keyAxis = new KeyAxis();
    private final BandLabels names = new BandLabels(this::chooseBand);
    private final HeatLegend legend = new HeatLegend();
    private final MapCrosshair crosshair = new MapCrosshair();
    private final KeyLine keyLine = new KeyLine();
    private final SplitHandle handle;
    private final MapMenu menu = new MapMenu();
    private final Pane plot = new Pane();
    private final Label empty = new Label(ChartWords.of("No data yet"));
    private final Label standing = new Label();
    private final Label zoneName = new Label("UTC");
    private final ChartClipboard clipboard;
    private final MapHands hands;
    private final HeatSource source;
    private final PulseGate gate = new PulseGate(this, this::paint);
    private List<HeatBand> bands = List.of();
    private ZoneId zone = ZoneOffset.UTC;
    private long span = Duration.ofMinutes(10).toMillis();
    private long end = Long.MIN_VALUE;
    private Stretch.@Nullable Chosen chosen;
    private @Nullable TimeScale time;
    private long changedFrom = Long.MIN_VALUE;
    private String chosenBand = "";
    private double splitAt = Double.NaN;
    private double right = 72;

    /** A map without bands. */
    public KeySpaceMap(HeatSource source, MapHands hands) {
        this(source, hands, ChartClipboard.system());
    }

    KeySpaceMap(HeatSource source, MapHands hands, ChartClipboard clipboard) {
        this.source = source;
        this.hands = hands;
        this.clipboard = clipboard;
        handle = new SplitHandle(hands::split);
        getStyleClass().addAll("strip-chart", "key-space-map");
        setMinSize(320, 200);
        setPrefSize(800, 420);
        plot.getStyleClass().addAll("strip-plot", "map-plot");
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        empty.getStyleClass().add("strip-empty");
        empty.setManaged(false);
        empty.setMouseTransparent(true);
        standing.getStyleClass().add("strip-zoomed");
        standing.setManaged(false);
        zoneName.getStyleClass().add("map-zone");
        plot.getChildren()
                .addAll(
                        picture.view(),
                        timeAxis.labels(),
                        keyAxis.labels(),
                        names.node(),
                        keyLine.node(),
                        handle.node(),
                        empty,
                        crosshair.node());
        getChildren().addAll(legend, standing, plot, zoneName);
        new MapGestures(plot, crosshair, new Gestures());
        plot.setOnContextMenuRequested(event -> {
            crosshair.hide();
            double x = Math.clamp(event.getX(), 0, plot.getWidth());
            double y = Math.clamp(event.getY(), 0, plot.getHeight());
            menu.show(this, event.getScreenX(), event.getScreenY(), band(x, y), chosen == null, new Chosen(x, y));
            event.consume();
        });
    }

    /** Shows these bands from now on, whatever was shown before; they may lie in any order. */
    public void setBands(List<HeatBand> bands) {
        this.bands = List.copyOf(bands);
        rewritten();
    }

    public List<HeatBand> bands() {
        return bands;
    }

    /**
     * There are new figures.
     *
     * @param newest the time that they reach to, milliseconds since 1970: the right edge of a live map
     * @param since what was drawn of times before this still holds
     */
    public void advance(long newest, long since) {
        end = Math.max(end, newest);
        changedFrom = Math.min(changedFrom, since);
        gate.request();
    }

    /** All that was drawn may be wrong: other figures are shown, or the past has been filled in. */
    public void changed() {
        rewritten();
    }

    /** How much time a live map shows, at least a second; ten minutes at first. */
    public void setSpan(Duration span) {
        this.span = Math.max(1000, span.toMillis());
        rewritten();
    }

    /** Whose clocks the times are shown in; UTC at first. */
    public void setZone(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone);
        zoneName.setText(zoneText());
        rewritten();
    }

    /** What the colours measure, for instance "of the limit for bytes in". */
    public void setMeaning(String text) {
        legend.meaning(text);
        requestLayout();
    }

    /** What is said where there is nothing to draw. */
    public void setEmptyText(String text) {
        empty.setText(text);
        gate.request();
    }

    /**
     * Draws a level line at a key.
     *
     * @param share of the key space, 0 to 1; NaN for none
     * @param text what stands on it
     */
    public void setKey(double share, String text) {
        keyLine.set(share, text);
        gate.request();
    }

    /**
     * Frames a band, with a line across it that can be dragged.
     *
     * @param bandId the band, or empty for none
     * @param share where the line is, NaN for none
     */
    public void choose(String bandId, double share) {
        chosenBand = bandId;
        splitAt = share;
        gate.request();
    }

    /** Shows a stretch of time and stays there until {@link #backToLive()}. */
    public void zoom(Instant from, Instant to) {
        long start = from.toEpochMilli();
        chosen = new Stretch.Chosen(start, Math.max(start + Stretch.LEAST_MILLIS, to.toEpochMilli()));
        rewritten();
    }

    /** Goes along with the newest data again. */
    public void backToLive() {
        chosen = null;
        rewritten();
    }

    HeatColors colors() {
        return colors;
    }

    HeatPicture picture() {
        return picture;
    }

    MapCrosshair crosshair() {
        return crosshair;
    }

    @Nullable TimeScale time() {
        return time;
    }

    private void rewritten() {
        changedFrom = Long.MIN_VALUE;
        gate.request();
    }

    private void recoloured() {
        legend.paint(colors);
        rewritten();
    }

    private void paint() {
        // Where the style sheets were changed since the last pulse, colours and fonts are what they are without any
        // until then.
        applyCss();
        double density = density();
        int width = (int) Math.floor(plot.getWidth() * density);
        int height = (int) Math.floor(plot.getHeight() * density);
        boolean room = width >= 8 && height >= 8;
        Stretch.Chosen still = chosen;
        boolean data = room && !bands.isEmpty() && (end != Long.MIN_VALUE || still != null);
        empty.setVisible(!data);
        timeAxis.labels().setVisible(data);
        keyAxis.update(plot.getHeight());
        keyLine.update(plot.getWidth(), plot.getHeight());
        if (!data) {
            time = null;
            picture.clear();
            crosshair.hide();
            handle.update(null, density, plot.getWidth(), plot.getHeight());
            names.update(List.of(), new double[0], source, 0, plot.getHeight(), -1);
            empty.autosize();
            empty.relocate(
                    Math.rint((plot.getWidth() - empty.getWidth()) / 2),
                    Math.rint((plot.getHeight() - empty.getHeight()) / 2));
            return;
        }
        TimeScale now = still == null
                ? TimeScale.live(end - 1, span, width)
                : TimeScale.between(still.from(), still.to(), width);
        time = now;
        picture.paint(bands, source, now, height, density, changedFrom);
        changedFrom = Long.MAX_VALUE;
        timeAxis.update(new PlotScale(now, new ValueScale(1, height), density), zone);
        HeatBand framed = bands.stream()
                .filter(band -> band.id().equals(chosenBand))
                .findFirst()
                .orElse(null);
        handle.set(framed, splitAt);
        handle.update(now, density, plot.getWidth(), plot.getHeight());
        name(now, framed);
        String text = chosen == null ? "" : ChartWords.of("Zoomed in · Escape for live");
        if (!text.equals(standing.getText())) {
            standing.setText(text);
            requestLayout();
        }
        read();
    }

    private void name(TimeScale now, @Nullable HeatBand framed) {
        double[] loads = new double[bands.size()];
        for (int i = 0; i < loads.length; i++) {
            loads[i] = bands.get(i).open() ? source.load(i, now.end() - 5000, now.end()) : Double.NaN;
        }
        int selected = framed == null ? -1 : bands.indexOf(framed);
        names.update(bands, loads, source, plot.getWidth() + LABEL_GAP, plot.getHeight(), selected);
        double wanted = names.width() + LABEL_GAP + 4;
        if (wanted > right || wanted < right - 24) {
            right = wanted;
            requestLayout();
        }
    }

    private void read() {
        BandsAt places = places();
        if (!crosshair.out() || places == null) {
            return;
        }
        int band = places.index(crosshair.x(), crosshair.y());
        List<String> text = band < 0 ? places.nothing(crosshair.x()) : source.read(band, places.time(crosshair.x()));
        crosshair.update(text, plot.getWidth(), plot.getHeight());
    }

    /** Where the bands are, or null while nothing is drawn. */
    private @Nullable BandsAt places() {
        TimeScale now = time;
        return now == null ? null : new BandsAt(bands, now, density(), plot.getHeight());
    }

    private @Nullable HeatBand band(double x, double y) {
        BandsAt places = places();
        return places == null ? null : places.band(x, y);
    }

    private void chooseBand(int index) {
        if (index < bands.size()) {
            hands.choose(bands.get(index));
        }
    }

    private String zoneText() {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    private double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, Math.floor(getWidth() - KeyAxis.WIDTH - right));
        double height = Math.max(0, Math.floor(getHeight() - TOP - BOTTOM));
        boolean resized = plot.getWidth() != width || plot.getHeight() != height;
        double legendWidth = Math.min(getWidth(), legend.prefWidth(-1));
        double legendX = Math.min(KeyAxis.WIDTH, getWidth() - legendWidth);
        legend.resizeRelocate(legendX, 0, legendWidth, 28);
        double left = legendX + legendWidth + 16;
        standing.resizeRelocate(left, 4, Math.max(0, getWidth() - left), 18);
        plot.resizeRelocate(KeyAxis.WIDTH, TOP, width, height);
        zoneName.resizeRelocate(0, TOP + height + 4, KeyAxis.WIDTH - 8, 18);
        if (resized) {
            changedFrom = Long.MIN_VALUE;
            paint();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            long open = bands.stream().filter(HeatBand::open).count();
            return ChartWords.of(
                    "Map of the key space over time: {0} open shards, {1} closed", open, bands.size() - open);
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

    /** What of the map a style sheet can set, the stops of its ramp among it. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return METADATA;
    }

    private final class Chosen implements MapMenu.Choices {
        private final double x;
        private final double y;

        Chosen(double x, double y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public void open() {
            new Gestures().open(x, y);
        }

        @Override
        public void choose() {
            HeatBand at = band(x, y);
            if (at != null) {
                hands.choose(at);
            }
        }

        @Override
        public void key() {
            hands.key(y / plot.getHeight());
        }

        @Override
        public void copyPicture() {
            clipboard.picture(ChartMenu.picture(KeySpaceMap.this));
        }

        @Override
        public void live() {
            backToLive();
        }
    }

    private final class Gestures implements MapGestures.Target {
        @Override
        public void zoom(double fromX, double toX) {
            TimeScale now = time;
            if (now != null) {
                KeySpaceMap.this.zoom(
                        Instant.ofEpochMilli(now.at(fromX * density())), Instant.ofEpochMilli(now.at(toX * density())));
            }
        }

        @Override
        public void live() {
            backToLive();
        }

        @Override
        public void pointed() {
            read();
        }

        @Override
        public void open(double x, double y) {
            BandsAt places = places();
            HeatBand at = places == null ? null : places.band(x, y);
            if (places != null && at != null) {
                hands.open(at, places.time(x));
            }
        }

        @Override
        public double neighbour(double x, double y, int by) {
            BandsAt places = places();
            return places == null ? y : places.neighbour(x, y, by);
        }
    }
}
