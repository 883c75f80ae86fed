package dev.weir.charts;

/**
 * Where a value lies on the plot, in pixels from its top; 0 is at the bottom.
 *
 * @param top the value at the top edge, above 0
 * @param height pixels
 */
record ValueScale(double top, int height) {
    double y(double value) {
        // Half a pixel above the edge, so that a line along zero is drawn whole.
        return height - 1 - value / top * (height - 1);
    }

    double value(double y) {
        return (height - 1 - y) / (height - 1) * top;
    }
}
