package dev.weir.charts;

import java.util.Arrays;
import java.util.List;

/**
 * Fills an array of pixels with the loads of bands. A pixel that several bands share shows the greatest of their loads:
 * the hot one is never averaged away. Where a band lives but nothing is known of it there is a hatching, and where no
 * band lives there is nothing.
 */
final class HeatPixels {
    private static final int HATCH = 6;
    private static final float NO_BAND = -1;

    private final List<HeatBand> bands;
    private final HeatRows rows;
    private final HeatSource source;
    private final TimeScale time;
    private final HeatColors colors;
    private final int width;
    private final int clip;
    private final float[] merged;
    private final float[][] loads;

    /** @param clip columns before this one are left as they are */
    HeatPixels(List<HeatBand> bands, HeatRows rows, HeatSource source, TimeScale time, HeatColors colors, int clip) {
        this.bands = bands;
        this.rows = rows;
        this.source = source;
        this.time = time;
        this.colors = colors;
        this.width = time.width();
        this.clip = clip;
        this.merged = new float[width];
        this.loads = new float[bands.size()][];
    }

    void fill(int[] pixels, int height) {
        int[] here = new int[bands.size()];
        int[] above = new int[bands.size()];
        int countAbove = -1;
        for (int row = 0; row < height; row++) {
            int count = 0;
            boolean seam = false;
            for (int band = 0; band < here.length; band++) {
                if (rows.has(band, row)) {
                    here[count++] = band;
                    seam |= rows.seamAt(band, row);
                }
            }
            if (count != countAbove || seam || !Arrays.equals(here, 0, count, above, 0, count)) {
                merge(here, count);
            }
            paint(pixels, row);
            if (seam) {
                seams(pixels, row, here, count);
            }
            int[] swap = above;
            above = here;
            here = swap;
            countAbove = count;
        }
    }

    private void merge(int[] of, int count) {
        Arrays.fill(merged, clip, width, NO_BAND);
        for (int i = 0; i < count; i++) {
            float[] values = loads(of[i]);
            int from = from(of[i]);
            int to = to(of[i]);
            for (int x = from; x < to; x++) {
                float before = merged[x];
                float value = values[x - clip];
                if (before == NO_BAND || Float.isNaN(before) || value > before) {
                    merged[x] = Float.isNaN(value) && before >= 0 ? before : value;
                }
            }
        }
    }

    private float[] loads(int band) {
        float[] known = loads[band];
        if (known != null) {
            return known;
        }
        float[] values = new float[width - clip];
        int to = to(band);
        int x = from(band);
        long begin = x < to ? time.at(x) : 0;
        for (; x < to; x++) {
            long end = time.at(x + 1.0);
            values[x - clip] = (float) source.load(band, begin, Math.max(begin + 1, end));
            begin = end;
        }
        loads[band] = values;
        return values;
    }

    private int from(int band) {
        long from = bands.get(band).from();
        return from == Long.MIN_VALUE ? clip : column(from);
    }

    private int to(int band) {
        long to = bands.get(band).to();
        return to == Long.MAX_VALUE ? width : column(to);
    }

    private int column(long at) {
        return (int) Math.clamp(Math.floor(time.x(at)), clip, width);
    }

    private void paint(int[] pixels, int row) {
        HeatRamp ramp = colors.ramp();
        int gap = premultiplied(colors.gap());
        int start = row * width;
        long diagonal = (long) Math.floor(time.origin()) + row;
        for (int x = clip; x < width; x++) {
            float load = merged[x];
            if (load >= 0) {
                pixels[start + x] = ramp.color(load);
            } else if (Float.isNaN(load)) {
                pixels[start + x] = Math.floorMod(diagonal + x, HATCH) == 0 ? gap : 0;
            } else {
                pixels[start + x] = 0;
            }
        }
    }

    private void seams(int[] pixels, int row, int[] of, int count) {
        int seam = premultiplied(colors.seam());
        for (int i = 0; i < count; i++) {
            if (rows.seamAt(of[i], row)) {
                Arrays.fill(pixels, row * width + from(of[i]), row * width + to(of[i]), seam);
            }
        }
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        int red = ((argb >> 16) & 0xFF) * alpha / 255;
        int green = ((argb >> 8) & 0xFF) * alpha / 255;
        int blue = (argb & 0xFF) * alpha / 255;
        return (alpha << 24) | (red << 16) | (green << 8) | blue;
    }
}
