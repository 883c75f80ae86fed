package dev.weir.charts;

import java.util.List;

/**
 * A shard as a {@link KeySpaceMap} draws it: a stretch of the key space in the time that it lived.
 *
 * @param id what the caller knows it by
 * @param name what a person reads beside it
 * @param low where it begins in the key space, 0 to 1
 * @param high where it ends, exclusive, above {@code low}, at most 1
 * @param from when it began to be, milliseconds since 1970; {@link Long#MIN_VALUE} if it was there before anything is known
 * @param earliest the earliest time at which it can have begun; {@code from} where that is known exactly
 * @param to when it was closed, exclusive; {@link Long#MAX_VALUE} while it is open
 * @param parents the ids of the bands that it came from by a split or a merge
 */
public record HeatBand(
        String id, String name, double low, double high, long from, long earliest, long to, List<String> parents) {

    public HeatBand {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException("A band lies between 0 and 1, not from " + low + " to " + high);
        }
        parents = List.copyOf(parents);
    }

    /** Whether it is there still. */
    public boolean open() {
        return to == Long.MAX_VALUE;
    }

    /** Whether a point of the key space at a time is this band's. */
    public boolean holds(double key, long time) {
        return key >= low && key < high && time >= from && time < to;
    }

    double middle() {
        return (low + high) / 2;
    }
}
