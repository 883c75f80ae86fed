package dev.weir.charts;

/**
 * Where things lie on the plot for the nodes above the picture, in JavaFX's units instead of the screen's pixels.
 *
 * @param time on screen pixels
 * @param values on screen pixels
 * @param density screen pixels to one JavaFX unit, 1 or more
 */
record PlotScale(TimeScale time, ValueScale values, double density) {
    double x(long epochMillis) {
        return time.x(epochMillis) / density;
    }

    double y(double value) {
        return values.y(value) / density;
    }

    long at(double x) {
        return time.at(x * density);
    }

    double width() {
        return time.width() / density;
    }

    double height() {
        return values.height() / density;
    }
}
