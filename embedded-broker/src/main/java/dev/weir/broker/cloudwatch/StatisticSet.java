package dev.weir.broker.cloudwatch;

/**
 * What CloudWatch keeps of many observations: their number, sum, minimum and maximum. Sets of neighbouring times can be
 * merged without loss, which is why longer periods need no raw data.
 *
 * @param count observations, at least 1
 */
record StatisticSet(long count, double sum, double minimum, double maximum) {

    static StatisticSet of(double value) {
        return new StatisticSet(1, value, value, value);
    }

    StatisticSet merge(StatisticSet other) {
        return new StatisticSet(
                count + other.count,
                sum + other.sum,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }

    double average() {
        return sum / count;
    }
}
