package dev.weir.charts;

import java.util.List;

/**
 * Which rows of pixels each band takes. A band that is thinner than a pixel shares rows with its neighbours; the others
 * end where the next begins.
 */
final class HeatRows {
    /** From this height on, in pixels, a seam tells a band from the one above it. */
    static final int SEAM_FROM = 4;

    private final int[] first;
    private final int[] last;

    HeatRows(List<HeatBand> bands, int height) {
        first = new int[bands.size()];
        last = new int[bands.size()];
        for (int i = 0; i < bands.size(); i++) {
            double top = bands.get(i).low() * height;
            double bottom = bands.get(i).high() * height;
            boolean thin = bottom - top < 1;
            first[i] = Math.min(height - 1, (int) (thin ? Math.floor(top) : Math.rint(top)));
            int end = (int) (thin ? Math.ceil(bottom) : Math.rint(bottom));
            last[i] = Math.clamp(end - 1L, first[i], height - 1);
        }
    }

    int first(int band) {
        return first[band];
    }

    /** Inclusive. */
    int last(int band) {
        return last[band];
    }

    boolean has(int band, int row) {
        return first[band] <= row && row <= last[band];
    }

    boolean seamAt(int band, int row) {
        return row > 0 && first[band] == row && last[band] - row + 1 >= SEAM_FROM;
    }
}
