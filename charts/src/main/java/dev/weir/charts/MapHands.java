package dev.weir.charts;

/** What a person asks of a {@link KeySpaceMap}. Called on the JavaFX application thread. */
public interface MapHands {
    /** Wants to see what a band held at a time, milliseconds since 1970. */
    void open(HeatBand band, long time);

    /** Has chosen a band: by its name, or from the menu. */
    void choose(HeatBand band);

    /** Drags the line at which the chosen band would be split to a share of the key space, within the band. */
    void split(double share);

    /** Wants the line of a key here, a share of the key space. */
    void key(double share);
}
