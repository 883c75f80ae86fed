package dev.weir.app.query.gallery;

import java.util.List;

/**
 * A kind of window as it can be drawn: bars over a time from 0 to 1.
 */
public enum WindowKind {
    /** One after the other. */
    TUMBLE(bar(0, 0.25, 0), bar(0.25, 0.5, 0), bar(0.5, 0.75, 0), bar(0.75, 1, 0)),
    /** Each begins before the last has ended. */
    HOP(bar(0, 0.4, 0), bar(0.2, 0.6, 1), bar(0.4, 0.8, 2), bar(0.6, 1, 0)),
    /** The same beginning, a later end each time. */
    CUMULATE(bar(0, 0.17, 0), bar(0, 0.33, 1), bar(0, 0.5, 2), bar(0.5, 0.67, 0), bar(0.5, 0.83, 1), bar(0.5, 1, 2)),
    /** As long as no pause comes. */
    SESSION(bar(0.02, 0.3, 0), bar(0.44, 0.62, 0), bar(0.74, 1, 0)),
    /** One that ends with each record. */
    OVER(bar(0.02, 0.36, 0), bar(0.14, 0.48, 1), bar(0.24, 0.58, 2));

    /**
     * A window.
     *
     * @param from where it begins, 0 to 1
     * @param to where it ends
     * @param row the line that it is drawn on, from the top
     */
    record Bar(double from, double to, int row) {}

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<Bar> bars;

    WindowKind(Bar... bars) {
        this.bars = List.of(bars);
    }

    private static Bar bar(double from, double to, int row) {
        return new Bar(from, to, row);
    }

    List<Bar> bars() {
        return bars;
    }
}
