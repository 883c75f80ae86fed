package dev.weir.app.pipeline;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;

/**
 * What flows, a second.
 *
 * @param records not-a-number where it is not known
 * @param bytes not-a-number where it is not known
 */
record Flow(double records, double bytes) {

    static final Flow UNKNOWN = new Flow(Double.NaN, Double.NaN);

    /** Slower than a person can see, and faster than an eye can follow. */
    private static final double SLOWEST = 10;

    private static final double FASTEST = 60;

    boolean known() {
        return !Double.isNaN(records) || !Double.isNaN(bytes);
    }

    boolean flows() {
        return records > 0 || bytes > 0;
    }

    /** A line or two for beside a link; empty where nothing is known. */
    String lines() {
        if (!known()) {
            return "";
        }
        if (Double.isNaN(bytes) || (records == 0 && bytes == 0)) {
            return Format.recordsPerSecond(records);
        }
        return (Double.isNaN(records) ? "" : Format.recordsPerSecond(records) + "\n") + Format.bytesPerSecond(bytes);
    }

    /** In a sentence. */
    String words() {
        return known() ? lines().replace("\n", ", ") : Text.of("rate not known");
    }

    /** How fast dashes move that stand for it, in pixels a second: ten times as many records are 16 pixels more. */
    double pace() {
        if (!flows()) {
            return 0;
        }
        double size = records > 0 ? records : bytes / 1024;
        return Math.clamp(SLOWEST + 16 * Math.log10(1 + size), SLOWEST, FASTEST);
    }
}
