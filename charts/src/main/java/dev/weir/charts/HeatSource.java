package dev.weir.charts;

import java.util.List;

/**
 * What a {@link KeySpaceMap} asks for. The bands are named by their place in the list that the map was given. Called on
 * the JavaFX application thread, {@link #load} very often: it must not look far.
 */
public interface HeatSource {
    /**
     * The greatest load of a band in a stretch of time.
     *
     * @param from milliseconds since 1970
     * @param to exclusive; the stretch may be shorter than what one figure covers
     * @return 0 idle, 1 at the limit, more beyond it; NaN where nothing is known
     */
    double load(int band, long from, long to);

    /** A word or two about the band now, beside its name; empty for nothing. */
    String note(int band);

    /** What the crosshair says of a band at a time, a line each. */
    List<String> read(int band, long time);
}
