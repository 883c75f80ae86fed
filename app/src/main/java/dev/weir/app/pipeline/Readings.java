package dev.weir.app.pipeline;

import dev.weir.app.pipeline.Counter.Meaning;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What was counted of the nodes of late. Immutable once it is handed on. */
final class Readings {

    static final Readings NONE = new Readings(60);

    private final int seconds;
    private final Map<String, Map<Meaning, Double>> sums = new HashMap<>();
    private final Map<String, Map<Meaning, Double>> newest = new HashMap<>();

    /** @param seconds how long the time is that was looked at */
    Readings(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Takes in a metric.
     *
     * @param values one a period, oldest first, not-a-number where nothing was counted
     * @param periodSeconds the length of a period
     */
    void add(Counter counter, double[] values, int periodSeconds) {
        double sum = Double.NaN;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum = Double.isNaN(sum)
                        ? value
                        : counter.meaning() == Meaning.MILLIS_BEHIND ? Math.max(sum, value) : sum + value;
            }
        }
        double last = values.length == 0 ? Double.NaN : values[values.length - 1];
        put(sums, counter, sum);
        put(newest, counter, counter.meaning() == Meaning.MILLIS_BEHIND ? last : last / periodSeconds);
    }

    private static void put(Map<String, Map<Meaning, Double>> into, Counter counter, double value) {
        into.computeIfAbsent(counter.node(), key -> new EnumMap<>(Meaning.class))
                .put(counter.meaning(), value);
    }

    /** Whether anything was asked of a node. */
    boolean asked(String node) {
        return sums.containsKey(node);
    }

    /** The sum over the whole time, 0 where nothing was counted; of what is a largest value, the largest. */
    double sum(String node, Meaning meaning) {
        double value = value(sums, node, meaning);
        return Double.isNaN(value) ? 0 : value;
    }

    /** A second, over the whole time: for what comes in bursts. Not-a-number where it was not asked for. */
    double steady(String node, Meaning meaning) {
        return asked(node) ? sum(node, meaning) / seconds : Double.NaN;
    }

    /** A second, in the newest period, 0 where nothing was counted. Not-a-number where it was not asked for. */
    double now(String node, Meaning meaning) {
        double value = value(newest, node, meaning);
        return !asked(node) ? Double.NaN : Double.isNaN(value) ? 0 : value;
    }

    private static double value(Map<String, Map<Meaning, Double>> from, String node, Meaning meaning) {
        return from.getOrDefault(node, Map.of()).getOrDefault(meaning, Double.NaN);
    }
}
