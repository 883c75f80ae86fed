package dev.weir.app.streams.keyspace;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.streams.ShardLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the halves of a shard would have carried. The shard's load over time comes from its figures, how it divides from its
 * samples: each slice of the window is divided as the samples of that slice say, or, where these are too few, as those of
 * the whole window do.
 */
final class WhatIf {

    /** Slices of the window, and points of a sparkline. */
    static final int SLICES = 30;

    /** Fewer samples than this say nothing about a slice. */
    private static final int LEAST_A_SLICE = 8;

    private final long from;
    private final long to;
    private final List<Sample> samples;
    private final int explicit;
    private final Throughput[] loads = new Throughput[SLICES];

    /**
     * Gathers what is known.
     *
     * @param samples of the shard, of this window; those with an explicit hash key are set aside
     * @param load the mean rates of the shard between two times
     */
    WhatIf(long from, long to, List<Sample> samples, BiFunction<Long, Long, Throughput> load) {
        this.from = from;
        this.to = to;
        this.samples = samples.stream().filter(sample -> !sample.explicit()).toList();
        this.explicit = samples.size() - this.samples.size();
        for (int i = 0; i < SLICES; i++) {
            loads[i] = load.apply(begin(i), begin(i + 1));
        }
    }

    /**
     * The load of one half over the window, or of a merged shard.
     *
     * @param mean the mean rates over the slices that are known; not-a-number where none is
     * @param share each slice's share of the limits in, whichever is nearer, the oldest first; not-a-number where unknown
     */
    record Half(double recordsIn, double bytesIn, double mean, double peak, List<Double> share) {}

    /**
     * Both halves.
     *
     * @param sampled how many samples say so
     * @param explicit how many were set aside
     */
    record Halves(Half below, Half above, int sampled, int explicit) {}

    int sampled() {
        return samples.size();
    }

    int explicit() {
        return explicit;
    }

    /** The load of each side if the second shard began at this key; null without samples. */
    @Nullable Halves at(BigInteger key) {
        if (samples.isEmpty()) {
            return null;
        }
        long high = key.shiftRight(64).longValue();
        double[][] below = new double[2][SLICES];
        double[][] all = new double[2][SLICES];
        double[] belowSum = new double[2];
        double[] allSum = new double[2];
        int[] count = new int[SLICES];
        for (Sample sample : samples) {
            int slice = slice(sample);
            count[slice]++;
            boolean first = Long.compareUnsigned(sample.hash(), high) < 0;
            double[] weights = {1, sample.bytes()};
            for (int i = 0; i < 2; i++) {
                all[i][slice] += weights[i];
                allSum[i] += weights[i];
                below[i][slice] += first ? weights[i] : 0;
                belowSum[i] += first ? weights[i] : 0;
            }
        }
        double[] records = new double[SLICES];
        double[] bytes = new double[SLICES];
        for (int i = 0; i < SLICES; i++) {
            boolean own = count[i] >= LEAST_A_SLICE;
            records[i] = own ? below[0][i] / all[0][i] : belowSum[0] / allSum[0];
            bytes[i] = own ? below[1][i] / all[1][i] : belowSum[1] / allSum[1];
        }
        return new Halves(half(records, bytes, false), half(records, bytes, true), samples.size(), explicit);
    }

    private Half half(double[] records, double[] bytes, boolean above) {
        Throughput[] parts = new Throughput[SLICES];
        for (int i = 0; i < SLICES; i++) {
            parts[i] = scaled(loads[i], above ? 1 - records[i] : records[i], above ? 1 - bytes[i] : bytes[i]);
        }
        return whole(parts);
    }

    /** The load of two shards together, as if they had been one. */
    static Half merged(WhatIf one, WhatIf other) {
        Throughput[] parts = new Throughput[SLICES];
        for (int i = 0; i < SLICES; i++) {
            Throughput a = one.loads[i];
            Throughput b = other.loads[i];
            parts[i] = rates(a.bytesIn() + b.bytesIn(), a.recordsIn() + b.recordsIn());
        }
        return whole(parts);
    }

    /** The load of the shard as it is. */
    Half undivided() {
        return whole(loads);
    }

    /**
     * Where the load halves: half of it, by the nearer limit, is of keys below. Null without samples, or where one key
     * carries so much that no place divides the others from it.
     */
    @Nullable BigInteger balanced() {
        Map<Long, Double> weights = weights();
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Long> hashes = new ArrayList<>(weights.keySet());
        hashes.sort(Long::compareUnsigned);
        double below = 0;
        Long best = null;
        double bestGap = Double.MAX_VALUE;
        for (Long hash : hashes) {
            double gap = Math.abs(total - 2 * below);
            if (below > 0 && gap < bestGap) {
                bestGap = gap;
                best = hash;
            }
            below += weights.getOrDefault(hash, 0.0);
        }
        return best == null ? null : new BigInteger(Long.toUnsignedString(best)).shiftLeft(64);
    }

    /** The share of the load that the heaviest key alone carries, 0 to 1. */
    double heaviest() {
        Map<Long, Double> weights = weights();
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return total == 0
                ? 0
                : weights.values().stream().max(Comparator.naturalOrder()).orElse(0.0) / total;
    }

    /** How much each hash key weighs: in records or bytes, whichever limit is nearer, each slice as heavy as its load. */
    private Map<Long, Double> weights() {
        double average = samples.stream().mapToDouble(Sample::bytes).average().orElse(0);
        boolean byBytes = average / ShardLimits.BYTES_IN > 1 / ShardLimits.RECORDS_IN;
        double[] inSlice = new double[SLICES];
        samples.forEach(sample -> inSlice[slice(sample)] += byBytes ? sample.bytes() : 1);
        double known = Arrays.stream(loads)
                .mapToDouble(load -> byBytes ? load.bytesIn() : load.recordsIn())
                .filter(load -> !Double.isNaN(load))
                .average()
                .orElse(Double.NaN);
        Map<Long, Double> weights = new HashMap<>();
        for (Sample sample : samples) {
            int slice = slice(sample);
            double load = byBytes ? loads[slice].bytesIn() : loads[slice].recordsIn();
            double heavy = !Double.isNaN(load) ? load : !Double.isNaN(known) ? known : inSlice[slice];
            weights.merge(sample.hash(), heavy * (byBytes ? sample.bytes() : 1) / inSlice[slice], Double::sum);
        }
        return weights;
    }

    private int slice(Sample sample) {
        return Math.clamp((sample.arrivedMillis() - from) * SLICES / Math.max(1, to - from), 0, SLICES - 1);
    }

    private long begin(int slice) {
        return from + (to - from) * slice / SLICES;
    }

    private static Throughput scaled(Throughput load, double records, double bytes) {
        return rates(load.bytesIn() * bytes, load.recordsIn() * records);
    }

    private static Throughput rates(double bytesIn, double recordsIn) {
        return new Throughput(0, bytesIn, recordsIn, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static Half whole(Throughput[] parts) {
        List<Double> shares = new ArrayList<>(SLICES);
        double records = 0;
        double bytes = 0;
        double sum = 0;
        double peak = Double.NaN;
        int known = 0;
        for (int i = 0; i < SLICES; i++) {
            double share = Measure.WORST_IN.share(parts[i].bytesIn(), parts[i].recordsIn(), 0, 0);
            shares.add(share);
            if (!Double.isNaN(share)) {
                known++;
                records += parts[i].recordsIn();
                bytes += parts[i].bytesIn();
                sum += share;
                peak = share <= peak ? peak : share;
            }
        }
        double of = known == 0 ? Double.NaN : known;
        return new Half(records / of, bytes / of, sum / of, peak, shares);
    }
}
