package dev.weir.charts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws splits and merges: at the time of each an upright line over the keys that changed hands, and a curve from each
 * parent to each of its children. The line is dashed, and a level mark reaches back, where the time is only bounded.
 * A curve keeps within the lives of its two shards; where these are too short to see one, the line says it alone.
 */
final class HeatForks {
    /** How far to each side of its time a fork reaches, in JavaFX units. */
    static final double REACH = 12;

    /** A curve that reaches less far is a blot. */
    private static final double LEAST_REACH = 3;

    private static final double LEAST_APART = 8;
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
        List<HeatBand> children = bands.stream()
                .filter(band -> !band.parents().isEmpty() && band.from() != Long.MIN_VALUE)
                .sorted(Comparator.comparingLong(HeatBand::from))
                .toList();
        for (double thick : new double[] {3.5, 1.25}) {
            raster.lineWidth(thick * density);
            ForkRoom room = new ForkRoom(height, Math.round(LEAST_APART * density * time.millisPerPixel()));
            for (HeatBand child : children) {
                draw(child, byId, room, clip);
            }
            raster.paint(thick > 2 ? colors.halo() : colors.fork());
        }
    }

    private void draw(HeatBand child, Map<String, HeatBand> byId, ForkRoom room, int clip) {
        List<ForkRoom.Rows> free = room.take(child.from(), child.low() * height, child.high() * height);
        // In the middle of a pixel, so that the line is one pixel's and sharp.
        double x = Math.floor(time.x(child.from())) + 0.5;
        double reach = REACH * density;
        if (x + reach < clip || x - reach > time.width()) {
            return;
        }
        free.forEach(rows -> upright(x, rows.top(), rows.bottom(), child.earliest() < child.from()));
        if (child.earliest() < child.from()) {
            double y = Math.floor(child.middle() * height) + 0.5;
            raster.segment(Math.max(-reach, time.x(child.earliest())), y, x, y);
        }
        for (String id : child.parents()) {
            HeatBand parent = byId.get(id);
            if (parent == null || (child.high() - child.low()) * height < LEAST_HEIGHT * density) {
                continue;
            }
            double within = Math.min(reach, Math.min(length(parent), length(child)) / 2);
            if (within >= LEAST_REACH * density) {
                curve(x, parent.middle() * height, child.middle() * height, within);
            }
        }
    }

    /** How wide a shard's life is drawn, in pixels; endless where one of its ends is open. */
    private double length(HeatBand band) {
        return band.from() == Long.MIN_VALUE || band.to() == Long.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : time.x(band.to()) - time.x(band.from());
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
