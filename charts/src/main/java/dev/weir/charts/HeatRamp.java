package dev.weir.charts;

/**
 * The colours of heat, from 0 to 1. Between the given stops they run evenly through Oklab, so that equal steps look equal
 * and lightness alone tells the order.
 *
 * <p>Heat is drawn on a square-root scale: a shard at a hundredth of its limit stands at a tenth of the ramp. Most streams
 * use little of what they may, and on a straight scale all of them would look idle.
 */
final class HeatRamp {
    static final int STEPS = 256;

    /** A table over the loads, as no root can be drawn for each pixel. */
    private static final int LOADS = 1 << 14;

    private final int[] colors = new int[STEPS];
    private final int[] byLoad = new int[LOADS + 1];

    /** @param stops at least two opaque colours, 0xRRGGBB, at even distances */
    HeatRamp(int... stops) {
        double[][] points = new double[stops.length][];
        for (int i = 0; i < stops.length; i++) {
            points[i] = oklab(stops[i]);
        }
        for (int i = 0; i < STEPS; i++) {
            double at = i * (stops.length - 1.0) / (STEPS - 1);
            int stop = Math.min(stops.length - 2, (int) at);
            colors[i] = argb(points[stop], points[stop + 1], at - stop);
        }
        for (int i = 0; i <= LOADS; i++) {
            byLoad[i] = colors[(int) Math.round(place((double) i / LOADS) * (STEPS - 1))];
        }
    }

    /** The colour of a load of 0 or more, opaque; beyond 1 it stays that of 1. */
    int color(double load) {
        return byLoad[load >= 1 ? LOADS : (int) (load * LOADS + 0.5)];
    }

    /** Where on the ramp a load stands, 0 to 1. */
    static double place(double load) {
        return Math.sqrt(Math.clamp(load, 0, 1));
    }

    private static int argb(double[] from, double[] to, double share) {
        double lightness = from[0] + (to[0] - from[0]) * share;
        double a = from[1] + (to[1] - from[1]) * share;
        double b = from[2] + (to[2] - from[2]) * share;
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return 0xFF000000
                | (channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16)
                | (channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8)
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double[] oklab(int rgb) {
        double red = linear((rgb >> 16) & 0xFF);
        double green = linear((rgb >> 8) & 0xFF);
        double blue = linear(rgb & 0xFF);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int channel(double linear) {
        double value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(value, 0, 1) * 255);
    }
}
