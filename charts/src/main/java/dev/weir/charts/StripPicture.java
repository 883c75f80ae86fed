package dev.weir.charts;

import java.util.Collection;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a chart as one image. While the data only run on, the last picture is moved left by whole pixels and just
 * its right end is drawn: a live chart costs what is new in it, not what it shows.
 *
 * <p>Two images take turns, so that the render thread never reads one that is being written.
 */
final class StripPicture {
    /** How thick a line is, in JavaFX units. */
    static final double LINE_WIDTH = 1.5;

    private final ImageView view = new ImageView();
    private final SeriesColors colors;
    private @Nullable PixelFrame front;
    private @Nullable PixelFrame back;
    private @Nullable PlotScale shown;

    StripPicture(SeriesColors colors) {
        this.colors = colors;
        view.getStyleClass().add("strip-picture");
        view.setSmooth(false);
        view.setMouseTransparent(true);
        view.setManaged(false);
    }

    ImageView view() {
        return view;
    }

    /**
     * Draws the series on {@code scale}.
     *
     * @param changedFrom what was drawn of times before this still holds; {@link Long#MIN_VALUE}: nothing of it does
     */
    void paint(Collection<StripSeries> series, PlotScale scale, long gapAfter, long changedFrom) {
        int width = scale.time().width();
        int height = scale.values().height();
        if (back == null || front == null || back.width != width || back.height != height) {
            byte[] coverage = new byte[width * height];
            front = new PixelFrame(width, height, coverage);
            back = new PixelFrame(width, height, coverage);
            shown = null;
        }
        int margin = (int) Math.ceil(4 * scale.density());
        int scroll = shown != null && shown.values().equals(scale.values())
                ? shown.time().scrollTo(scale.time())
                : -1;
        int clip = 0;
        if (scroll >= 0 && changedFrom != Long.MIN_VALUE) {
            double changed = scale.time().x(changedFrom);
            clip = (int) Math.clamp(changed - margin, 0, Math.max(0, width - scroll - margin));
        }
        if (clip > 0) {
            System.arraycopy(front.pixels, scroll, back.pixels, 0, front.pixels.length - scroll);
        }
        draw(series, scale, gapAfter, clip, margin, back.raster);
        back.buffer.updateBuffer(_ -> null);
        view.setImage(back.image);
        view.setFitWidth(scale.width());
        view.setFitHeight(scale.height());
        PixelFrame drawn = back;
        back = front;
        front = drawn;
        shown = scale;
    }

    /** Shows nothing and lets the pixels go. */
    void clear() {
        view.setImage(null);
        front = null;
        back = null;
        shown = null;
    }

    private void draw(
            Collection<StripSeries> all, PlotScale scale, long gapAfter, int clip, int margin, PixelRaster raster) {
        raster.clipFrom(clip);
        raster.lineWidth(LINE_WIDTH * scale.density());
        raster.clear();
        long from = scale.time().at(clip - margin);
        RasterPen pen = new RasterPen(raster);
        for (StripSeries series : all) {
            if (series.isShown()) {
                LineReducer.draw(series.samples(), from, scale.time(), scale.values(), gapAfter, pen);
                raster.paint(colors.argb(series.colorIndex()));
            }
        }
    }
}
