package dev.weir.charts;

/**
 * Where a value lies on the plot, in pixels from its top.
 *
 * @param bottom the value at the bottom edge, 0 or less
 * @param top the value at the top edge, above 0
 * @param height pixels
 */
record ValueScale(double bottom, double top, int height) {
    /** One with 0 at its bottom. */
    ValueScale(double top, int height) {
        this(0, top, height);
    }

    double y(double value) {
        // Half a pixel above the edge, so that a line along the bottom is drawn whole.
        return height - 1 - (value - bottom) / (top - bottom) * (height - 1);
    }

    double value(double y) {
        return bottom + (height - 1 - y) / (height - 1) * (top - bottom);
    }
}
