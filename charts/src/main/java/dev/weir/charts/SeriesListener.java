package dev.weir.charts;

/** How a series tells its chart what of the picture no longer holds. */
interface SeriesListener {
    /** A point was added after all others; {@code newestBefore} is the time of the last point until then, or MIN_VALUE. */
    void appended(long newestBefore);

    /** Anything else changed: what was drawn says nothing any more. */
    void rewritten();
}
