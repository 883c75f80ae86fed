package dev.weir.broker.cloudwatch;

import java.util.Arrays;
import java.util.TreeMap;

/** The minute that observations fall into just now, a second a slot. Not thread-safe: its series guards it. */
final class OpenMinute {

    private final long minute;
    private final long[] count = new long[StatisticBlock.SLOTS];
    private final double[] sum = new double[StatisticBlock.SLOTS];
    private final double[] minimum = new double[StatisticBlock.SLOTS];
    private final double[] maximum = new double[StatisticBlock.SLOTS];
    private long observations;

    /** @param minute minutes since 1970 */
    OpenMinute(long minute) {
        this.minute = minute;
        Arrays.fill(minimum, Double.POSITIVE_INFINITY);
        Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
    }

    long minute() {
        return minute;
    }

    /** How often it was added to: a stamp that tells whether it changed since it was saved. */
    long observations() {
        return observations;
    }

    void add(int second, double value) {
        observations++;
        count[second]++;
        sum[second] += value;
        minimum[second] = Math.min(minimum[second], value);
        maximum[second] = Math.max(maximum[second], value);
    }

    /** Goes on from what an earlier run had saved of this minute. */
    void restore(StatisticBlock saved) {
        saved.forEach((set, second) -> {
            count[second] += set.count();
            sum[second] += set.sum();
            minimum[second] = Math.min(minimum[second], set.minimum());
            maximum[second] = Math.max(maximum[second], set.maximum());
        });
    }

    StatisticBlock pack() {
        TreeMap<Integer, StatisticSet> sets = new TreeMap<>();
        for (int second = 0; second < count.length; second++) {
            if (count[second] > 0) {
                sets.put(second, new StatisticSet(count[second], sum[second], minimum[second], maximum[second]));
            }
        }
        return StatisticBlock.of(sets);
    }
}
