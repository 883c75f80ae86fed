package dev.weir.charts;

/** Finds the point that stands for a time: the nearest one, but none across a gap. */
final class Nearest {
    /** How near, in JavaFX units, a point at the edge of a gap must be. */
    private static final double REACH = 4;

    private Nearest() {}

    /** The value at {@code at}, NaN in a gap and before the first and after the last point. */
    static double value(SampleRing samples, long at, PlotScale scale, long gapAfter) {
        int after = samples.firstAtOrAfter(at);
        int before = after - 1;
        boolean hasAfter = after < samples.size() && !Double.isNaN(samples.value(after));
        boolean hasBefore = before >= 0 && !Double.isNaN(samples.value(before));
        if (hasAfter && hasBefore && samples.time(after) - samples.time(before) <= gapAfter) {
            return samples.value(at - samples.time(before) < samples.time(after) - at ? before : after);
        }
        double x = scale.x(at);
        if (hasBefore && x - scale.x(samples.time(before)) <= REACH) {
            return samples.value(before);
        }
        return hasAfter && scale.x(samples.time(after)) - x <= REACH ? samples.value(after) : Double.NaN;
    }
}
