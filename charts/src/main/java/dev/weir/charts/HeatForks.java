package dev.weir.charts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws splits and merges: at the time of each an upright line over the keys that changed hands, and a curve from each
 * parent to each of its children. The line is dashed, and a level mark reaches back, where the time is only bounded.
 */
final class HeatForks {
    /** How far to each side of its time a fork reaches, in JavaFX units. */
    static final double REACH = 12;

    private static final double LEAST_HEIGHT = 6;
    private static final int PIECES = 8;
    private static final double DASH = 4;

    private final PixelRaster raster;
    private final TimeScale time;
    private final int height;
    private final double density;

    HeatForks(PixelRaster raster, TimeScale time, int height, double density) {
        this.raster = raster;
        this.time = time;
        this.height = height;
        this.density = density;
    }

    void draw(List<HeatBand> bands, HeatColors colors, int clip) {
        Map<String, HeatBand> byId = new HashMap<>();
        bands.forEach(band -> byId.put(band.id(), band));
        for (double thick : new double[] {3.5, 1.25}) {
            raster.lineWidth(thick * density);
            for (HeatBand child : bands) {
                if (!child.parents().isEmpty() && child.from() != Long.MIN_VALUE) {
                    draw(child, byId, clip);
                }
            }
            raster.paint(thick > 2 ? colors.halo() : colors.fork());
        }
    }

    private void draw(HeatBand child, Map<String, HeatBand> byId, int clip) {
        // In the middle of a pixel, so that the line is one pixel's and sharp.
        double x = Math.floor(time.x(child.from())) + 0.5;
        double reach = REACH * density;
        if (x + reach < clip || x - reach > time.width()) {
            return;
        }
        upright(x, child.low() * height, child.high() * height, child.earliest() < child.from());
        if (child.earliest() < child.from()) {
            double y = Math.floor(child.middle() * height) + 0.5;
            raster.segment(Math.max(-reach, time.x(child.earliest())), y, x, y);
        }
        for (String id : child.parents()) {
            HeatBand parent = byId.get(id);
            if (parent != null && (child.high() - child.low()) * height >= LEAST_HEIGHT * density) {
                curve(x, parent.middle() * height, child.middle() * height, reach);
            }
        }
    }

    private void upright(double x, double top, double bottom, boolean dashed) {
        if (!dashed) {
            raster.segment(x, top, x, bottom);
            return;
        }
        double dash = DASH * density;
        for (double y = top; y < bottom; y += 2 * dash) {
            raster.segment(x, y, x, Math.min(bottom, y + dash));
        }
    }

    private void curve(double x, double from, double to, double reach) {
        double lastX = x - reach;
        double lastY = from;
        for (int i = 1; i <= PIECES; i++) {
            double at = (double) i / PIECES;
            double eased = at * at * (3 - 2 * at);
            double nextX = x - reach + 2 * reach * at;
            double nextY = from + (to - from) * eased;
            raster.segment(lastX, lastY, nextX, nextY);
            lastX = nextX;
            lastY = nextY;
        }
        raster.dot(lastX, lastY);
    }
}
