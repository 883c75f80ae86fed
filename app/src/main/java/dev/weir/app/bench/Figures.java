package dev.weir.app.bench;

import java.util.Arrays;
import java.util.Collection;

/** Figures of several rounds, ascending. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Figures(double[] ascending) {

    static Figures of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Figures of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    double median() {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    double least() {
        return ascending[0];
    }

    double greatest() {
        return ascending[ascending.length - 1];
    }

    /** The value that a part of all do not exceed, for instance 0.99. */
    double quantile(double part) {
        return ascending[Math.max(0, (int) Math.ceil(part * ascending.length) - 1)];
    }
}
