package dev.weir.charts;

/**
 * The newest samples of one series in two primitive arrays: no object a sample, and never more than {@code capacity}.
 *
 * <p>Index 0 is the oldest sample. Times ascend strictly: a sample at a known time replaces the one there, and a late one
 * is put in its place (as CloudWatch's minutes arrive after later ones now and then). When full, the oldest falls out.
 */
final class SampleRing {
    private final long[] times;
    private final double[] values;
    private int head;
    private int size;

    SampleRing(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("A chart needs room for at least 2 points a series, not " + capacity);
        }
        times = new long[capacity];
        values = new double[capacity];
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[slot(index)];
    }

    double value(int index) {
        return values[slot(index)];
    }

    void clear() {
        head = 0;
        size = 0;
    }

    /**
     * Takes a sample; an infinite value counts as NaN, which is a gap.
     *
     * @return whether it came after all others, so that what was drawn before still holds
     */
    boolean add(long time, double value) {
        double kept = Double.isInfinite(value) ? Double.NaN : value;
        if (size == 0 || time > time(size - 1)) {
            append(time, kept);
            return true;
        }
        int index = firstAtOrAfter(time);
        if (time(index) == time) {
            values[slot(index)] = kept;
        } else if (size < times.length) {
            append(time(size - 1), value(size - 1));
            for (int at = size - 1; at > index; at--) {
                copy(at - 1, at);
            }
            set(index, time, kept);
        } else if (index > 0) {
            // Full: the oldest makes room, so everything before the new sample moves one down.
            for (int at = 0; at < index - 1; at++) {
                copy(at + 1, at);
            }
            set(index - 1, time, kept);
        }
        return false;
    }

    /** The first index whose time is at or after {@code time}; {@link #size()} if there is none. */
    int firstAtOrAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void append(long time, double value) {
        if (size < times.length) {
            size++;
        } else {
            head = head + 1 == times.length ? 0 : head + 1;
        }
        set(size - 1, time, value);
    }

    private void copy(int from, int to) {
        set(to, time(from), value(from));
    }

    private void set(int index, long time, double value) {
        int slot = slot(index);
        times[slot] = time;
        values[slot] = value;
    }

    private int slot(int index) {
        int slot = head + index;
        return slot < times.length ? slot : slot - times.length;
    }
}
