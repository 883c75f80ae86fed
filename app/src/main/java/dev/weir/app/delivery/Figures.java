package dev.weir.app.delivery;

import java.util.function.ToDoubleFunction;

/** What was measured of a delivery stream in one period. Immutable. */
final class Figures {

    private final long endMillis;
    private final int periodSeconds;
    private final double[] values;

    /**
     * Keeps what was measured.
     *
     * @param endMillis the end of the period, epoch milliseconds
     * @param periodSeconds its length
     * @param value gives the value of each measure; not-a-number where nothing was measured or asked
     */
    Figures(long endMillis, int periodSeconds, ToDoubleFunction<Measure> value) {
        this.endMillis = endMillis;
        this.periodSeconds = periodSeconds;
        this.values = Measure.ALL.stream().mapToDouble(value).toArray();
    }

    long endMillis() {
        return endMillis;
    }

    int periodSeconds() {
        return periodSeconds;
    }

    double value(Measure measure) {
        return values[Measure.ALL.indexOf(measure)];
    }

    /** A count, which CloudWatch has not where it is zero. */
    double count(Measure measure) {
        double value = value(measure);
        return Double.isNaN(value) ? 0 : value;
    }

    double perSecond(Measure measure) {
        return count(measure) / periodSeconds;
    }

    boolean flows() {
        return count(Measure.RECORDS_IN) > 0 || count(Measure.TRIED) > 0;
    }
}
