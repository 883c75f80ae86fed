package dev.weir.charts;

import java.util.List;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/**
 * The heat of a key space as one image, which scrolls as a {@link StripPicture} does: what was drawn is moved by whole
 * pixels, and only the columns that are new are drawn. Two images take turns.
 */
final class HeatPicture {
    private final ImageView view = new ImageView();
    private final HeatColors colors;
    private @Nullable PixelFrame front;
    private @Nullable PixelFrame back;
    private @Nullable TimeScale shown;
    private int columnsDrawn;

    HeatPicture(HeatColors colors) {
        this.colors = colors;
        view.getStyleClass().add("map-picture");
        view.setSmooth(false);
        view.setMouseTransparent(true);
        view.setManaged(false);
    }

    ImageView view() {
        return view;
    }

    /** How many columns the last painting drew; the others it moved. */
    int columnsDrawn() {
        return columnsDrawn;
    }

    /**
     * Draws the bands.
     *
     * @param height pixels
     * @param density pixels to a JavaFX unit
     * @param changedFrom what was drawn of times before this still holds; {@link Long#MIN_VALUE}: nothing of it does
     */
    void paint(List<HeatBand> bands, HeatSource source, TimeScale time, int height, double density, long changedFrom) {
        int width = time.width();
        if (front == null || back == null || back.width != width || back.height != height) {
            byte[] coverage = new byte[width * height];
            front = new PixelFrame(width, height, coverage);
            back = new PixelFrame(width, height, coverage);
            shown = null;
        }
        int clip = clip(time, density, changedFrom);
        int scroll = clip > 0 && shown != null ? shown.scrollTo(time) : 0;
        if (clip > 0) {
            System.arraycopy(front.pixels, scroll, back.pixels, 0, front.pixels.length - scroll);
        }
        columnsDrawn = width - clip;
        new HeatPixels(bands, new HeatRows(bands, height), source, time, colors, clip).fill(back.pixels, height);
        back.raster.clipFrom(clip);
        new HeatForks(back.raster, time, height, density).draw(bands, colors, clip);
        back.buffer.updateBuffer(_ -> null);
        view.setImage(back.image);
        view.setFitWidth(width / density);
        view.setFitHeight(height / density);
        PixelFrame drawn = back;
        back = front;
        front = drawn;
        shown = time;
    }

    /** Shows nothing and lets the pixels go. */
    void clear() {
        view.setImage(null);
        front = null;
        back = null;
        shown = null;
    }

    private int clip(TimeScale time, double density, long changedFrom) {
        int scroll = shown == null ? -1 : shown.scrollTo(time);
        if (scroll < 0 || changedFrom == Long.MIN_VALUE) {
            return 0;
        }
        // A fork near the old right edge was cut off there: its curves reach on into what comes in now.
        int margin = scroll == 0 ? 1 : (int) Math.ceil((HeatForks.REACH + 4) * density);
        double changed = changedFrom == Long.MAX_VALUE ? time.width() : time.x(changedFrom) - 1;
        return (int) Math.clamp(changed, 0, Math.max(0, time.width() - scroll - margin));
    }
}
