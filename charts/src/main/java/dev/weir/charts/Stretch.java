package dev.weir.charts;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Which stretch of time a chart shows: the newest, going along with the data, or one that a person has chosen. */
sealed interface Stretch {
    /** The newest {@code spanMillis}, counted from the newest point of any series and never from the wall clock. */
    record Live(long spanMillis) implements Stretch {}

    /** From one time to another, whatever comes in. */
    record Chosen(long from, long to) implements Stretch {}

    /** The shortest stretch that can be chosen, milliseconds. */
    long LEAST_MILLIS = 20;

    /** This stretch over so many pixels; null while there is no data to say where "newest" is. */
    default @Nullable TimeScale on(Collection<StripSeries> series, int width) {
        long newest = newest(series);
        if (newest == Long.MIN_VALUE) {
            return null;
        }
        return switch (this) {
            case Live live -> TimeScale.live(newest, live.spanMillis, width);
            case Chosen chosen -> TimeScale.between(chosen.from, chosen.to, width);
        };
    }

    /** The time of the newest point of all, shown or not; MIN_VALUE when there is none. */
    static long newest(Collection<StripSeries> series) {
        long newest = Long.MIN_VALUE;
        for (StripSeries one : series) {
            SampleRing samples = one.samples();
            if (samples.size() > 0) {
                newest = Math.max(newest, samples.time(samples.size() - 1));
            }
        }
        return newest;
    }

    /** The least and the greatest value that can be seen; NaN for both if there is none. */
    static double[] ends(Collection<StripSeries> series, TimeScale time) {
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (StripSeries one : series) {
            if (!one.isShown()) {
                continue;
            }
            SampleRing samples = one.samples();
            int end = samples.firstAtOrAfter(time.end());
            for (int i = samples.firstAtOrAfter(time.start()); i < end; i++) {
                double value = samples.value(i);
                if (!(value <= greatest) && !Double.isNaN(value)) {
                    greatest = value;
                }
                if (!(value >= least) && !Double.isNaN(value)) {
                    least = value;
                }
            }
        }
        return new double[] {least, greatest};
    }
}
