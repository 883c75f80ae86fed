package dev.weir.charts;

/**
 * Which stretch of time the plot shows and where a time lies on it, in pixels from its left edge.
 *
 * <p>A live scale begins on a whole multiple of {@code millisPerPixel} since 1970, so that the picture scrolls by whole
 * pixels: what was drawn stays as it was and is only moved.
 *
 * @param origin the time of the left edge, in pixels of {@code millisPerPixel} since 1970
 * @param millisPerPixel how many milliseconds one pixel stands for, above 0
 * @param width pixels
 */
record TimeScale(double origin, double millisPerPixel, int width) {

    /** The stretch of {@code spanMillis} whose last pixel holds {@code newest}. */
    static TimeScale live(long newest, long spanMillis, int width) {
        double millisPerPixel = (double) spanMillis / width;
        return new TimeScale(Math.floor(newest / millisPerPixel) - width + 1, millisPerPixel, width);
    }

    /** The stretch between two times. */
    static TimeScale between(long from, long to, int width) {
        double millisPerPixel = (double) (to - from) / width;
        return new TimeScale(from / millisPerPixel, millisPerPixel, width);
    }

    double x(long epochMillis) {
        return epochMillis / millisPerPixel - origin;
    }

    /** The time at {@code x}, in milliseconds since 1970. */
    long at(double x) {
        return Math.round((origin + x) * millisPerPixel);
    }

    long start() {
        return at(0);
    }

    long end() {
        return at(width);
    }

    /** By how many whole pixels {@code next} has moved on from here; -1 if the old picture is of no use to it. */
    int scrollTo(TimeScale next) {
        double by = next.origin - origin;
        boolean same = next.millisPerPixel == millisPerPixel && next.width == width;
        return same && by >= 0 && by < width && by == Math.rint(by) ? (int) by : -1;
    }
}
