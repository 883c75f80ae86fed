package dev.weir.charts;

/**
 * One line of a {@link StripChart}: its newest points, no more than the chart's capacity. Made by
 * {@link StripChart#series(String, String, int)}; to be used on the JavaFX application thread only.
 */
public final class StripSeries {
    private final String id;
    private final String name;
    private final int colorIndex;
    private final SampleRing samples;
    private final SeriesListener listener;
    private boolean shown = true;

    StripSeries(String id, String name, int colorIndex, int capacity, SeriesListener listener) {
        this.id = id;
        this.name = name;
        this.colorIndex = colorIndex;
        this.samples = new SampleRing(capacity);
        this.listener = listener;
    }

    /** What the chart knows this series by. */
    public String id() {
        return id;
    }

    /** What a person reads in the legend and in the crosshair's list. */
    public String name() {
        return name;
    }

    /** Which of the ten series colours it wears, 0 to 9. */
    public int colorIndex() {
        return colorIndex;
    }

    /**
     * Adds a point. Points may come late: they are put in their place; a point at a known time replaces the old one.
     *
     * @param epochMillis when the value held, in milliseconds since 1970-01-01T00:00Z
     * @param value the value in the chart's unit; NaN (or an infinity) says "nothing is known here" and shows as a gap
     */
    public void add(long epochMillis, double value) {
        long newestBefore = samples.size() == 0 ? Long.MIN_VALUE : samples.time(samples.size() - 1);
        if (samples.add(epochMillis, value)) {
            listener.appended(newestBefore);
        } else {
            listener.rewritten();
        }
    }

    /** Forgets all points. */
    public void clear() {
        samples.clear();
        listener.rewritten();
    }

    /** How many points are held, gaps included. */
    public int size() {
        return samples.size();
    }

    /** Whether the line is drawn; the legend toggles it. */
    public boolean isShown() {
        return shown;
    }

    /** Draws the line or leaves it out; its points go on being kept. */
    public void setShown(boolean shown) {
        if (this.shown != shown) {
            this.shown = shown;
            listener.rewritten();
        }
    }

    SampleRing samples() {
        return samples;
    }
}
