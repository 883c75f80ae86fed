package dev.weir.charts;

/**
 * Turns a series into the fewest points that draw the same picture: of all samples that fall into one pixel column it
 * keeps the first, the smallest, the greatest and the last, so a spike of one sample among thousands still shows.
 *
 * <p>Between two samples with a gap between them (a NaN, or more than {@code gapAfter}) it lifts the pen.
 */
final class LineReducer {
    /** What draws: pen down at the first point of a run, on to each next, and lifted between runs. */
    interface Pen {
        /** Begins a run here. */
        void move(double x, double y);

        /** Goes on to here. */
        void line(double x, double y);

        /** The run is over. */
        void lift();
    }

    private final TimeScale time;
    private final ValueScale values;
    private final Pen pen;
    private boolean down;
    private double sentX;
    private double sentY;

    private boolean open;
    private long column;
    private double firstX;
    private double first;
    private double low;
    private double lowX;
    private double high;
    private double highX;
    private double lastX;
    private double last;

    private LineReducer(TimeScale time, ValueScale values, Pen pen) {
        this.time = time;
        this.values = values;
        this.pen = pen;
    }

    /** Draws what of {@code samples} can be seen at or after {@code from} on {@code time}, with one sample on either side. */
    static void draw(SampleRing samples, long from, TimeScale time, ValueScale values, long gapAfter, Pen pen) {
        LineReducer reducer = new LineReducer(time, values, pen);
        int end = Math.min(samples.size(), samples.firstAtOrAfter(time.end()) + 1);
        long before = 0;
        for (int i = Math.max(0, samples.firstAtOrAfter(from) - 1); i < end; i++) {
            long at = samples.time(i);
            double value = samples.value(i);
            if (Double.isNaN(value)) {
                reducer.lift();
                continue;
            }
            if (reducer.down() && at - before > gapAfter) {
                reducer.lift();
            }
            reducer.take(at, value);
            before = at;
        }
        reducer.lift();
    }

    private boolean down() {
        return open || down;
    }

    private void take(long at, double value) {
        double x = time.x(at);
        long here = (long) Math.floor(x);
        if (open && here == column) {
            if (value < low) {
                low = value;
                lowX = x;
            }
            if (value > high) {
                high = value;
                highX = x;
            }
        } else {
            flush();
            open = true;
            column = here;
            firstX = lowX = highX = x;
            first = low = high = value;
        }
        lastX = x;
        last = value;
    }

    private void flush() {
        if (!open) {
            return;
        }
        send(firstX, first);
        boolean lowFirst = lowX <= highX;
        send(lowFirst ? lowX : highX, lowFirst ? low : high);
        send(lowFirst ? highX : lowX, lowFirst ? high : low);
        send(lastX, last);
        open = false;
    }

    private void send(double x, double value) {
        double y = values.y(value);
        if (!down) {
            pen.move(x, y);
            down = true;
        } else if (x != sentX || y != sentY) {
            pen.line(x, y);
        }
        sentX = x;
        sentY = y;
    }

    private void lift() {
        flush();
        if (down) {
            pen.lift();
            down = false;
        }
    }
}
