package dev.weir.charts;

import java.nio.IntBuffer;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/**
 * A line of the newest values without axes, for a cell of a table or beside a figure. The values stand at even distances,
 * from 0 at the bottom to the greatest at the top; a NaN shows as a gap. Repaints like a {@link StripChart}: at most once a
 * pulse, only when changed and seen. To be used on the JavaFX application thread only.
 */
public final class Sparkline extends Region {
    private static final CssMetaData<Sparkline, Color> COLOR =
            new CssMetaData<>("-weir-sparkline-color", StyleConverter.getColorConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(Sparkline line) {
                    return !line.color.isBound();
                }

                @Override
                public StyleableProperty<Color> getStyleableProperty(Sparkline line) {
                    return line.color;
                }
            };

    private static final List<CssMetaData<? extends Styleable, ?>> METADATA = ChartSheet.with(List.of(COLOR));

    private final SampleRing samples;
    private final int capacity;
    private final ImageView view = new ImageView();
    private final SimpleStyleableObjectProperty<Color> color =
            new SimpleStyleableObjectProperty<>(COLOR, this, "color", Color.GRAY);
    private final PulseGate gate = new PulseGate(this, this::paint);
    private int colorIndex;
    private long count;

    /**
     * A line without values.
     *
     * @param capacity how many values it shows, at least 2; older ones fall out on the left
     */
    public Sparkline(int capacity) {
        samples = new SampleRing(capacity);
        this.capacity = capacity;
        getStyleClass().addAll("sparkline", SeriesColors.styleClass(colorIndex));
        setPrefSize(96, 20);
        setMinSize(16, 8);
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
        getChildren().add(view);
        color.addListener(_ -> gate.request());
    }

    /** Adds a value at the right end; NaN (or an infinity) says that nothing is known. */
    public void add(double value) {
        samples.add(count++, value);
        gate.request();
    }

    /** Forgets all values. */
    public void clear() {
        samples.clear();
        gate.request();
    }

    /** Which of the ten series colours the line wears, 0 to 9; 0 at first. */
    public void setColorIndex(int index) {
        SeriesColors.checked(index);
        getStyleClass().remove(SeriesColors.styleClass(colorIndex));
        getStyleClass().add(SeriesColors.styleClass(index));
        colorIndex = index;
    }

    @Override
    protected void layoutChildren() {
        gate.request();
    }

    private void paint() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double density = window == null ? 1 : Math.max(1, window.getRenderScaleX());
        int width = (int) (getWidth() * density);
        int height = (int) (getHeight() * density);
        if (width < 2 || height < 4 || samples.size() == 0) {
            view.setImage(null);
            return;
        }
        int[] pixels = new int[width * height];
        PixelRaster raster = new PixelRaster(width, height, pixels, new byte[pixels.length]);
        raster.lineWidth(StripPicture.LINE_WIDTH * density);
        long newest = samples.time(samples.size() - 1);
        double greatest = 0;
        for (int i = 0; i < samples.size(); i++) {
            greatest = samples.value(i) > greatest ? samples.value(i) : greatest;
        }
        int edge = (int) Math.ceil(density);
        TimeScale time = new TimeScale(
                (newest - capacity + 1.0) * (width - 1.0 - edge) / (capacity - 1.0) - edge / 2.0,
                (capacity - 1.0) / (width - 1.0 - edge),
                width);
        ValueScale values = new ValueScale(greatest > 0 ? greatest : 1, height - 2 * edge);
        RasterPen pen = new RasterPen(raster);
        LineReducer.draw(samples, Long.MIN_VALUE, time, values, Long.MAX_VALUE, new Inset(pen, edge));
        raster.paint(SeriesColors.argb(color.get()));
        view.setImage(new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
        view.setFitWidth(width / density);
        view.setFitHeight(height / density);
    }

    /** Keeps the line's thickness inside the picture at its top and bottom. */
    private record Inset(LineReducer.Pen pen, double by) implements LineReducer.Pen {
        @Override
        public void move(double x, double y) {
            pen.move(x, y + by);
        }

        @Override
        public void line(double x, double y) {
            pen.line(x, y + by);
        }

        @Override
        public void lift() {
            pen.lift();
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartSheet.URL;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }

    /** What of the line a style sheet can set: {@code -weir-sparkline-color}. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return METADATA;
    }
}
