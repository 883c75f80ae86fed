package dev.weir.streamingsql.functions;

import org.apache.flink.table.api.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * What a forest is like, in the terms and the defaults of the service of old.
 *
 * @param trees trees, 1 to 1,000
 * @param sampleSize points that each tree holds, 10 to 1,000
 * @param timeDecay points after which one is forgotten, about; at least 1
 * @param shingleSize points in a row that are looked at together, 1 to 30
 */
record ForestShape(int trees, int sampleSize, int timeDecay, int shingleSize) {

    static ForestShape of(
            @Nullable Integer trees,
            @Nullable Integer sampleSize,
            @Nullable Integer timeDecay,
            @Nullable Integer shingleSize) {
        return new ForestShape(
                checked("number_of_trees", trees, 100, 1, 1_000),
                checked("sub_sample_size", sampleSize, 256, 10, 1_000),
                checked("time_decay", timeDecay, 100_000, 1, Integer.MAX_VALUE),
                checked("shingle_size", shingleSize, 1, 1, 30));
    }

    private static int checked(String name, @Nullable Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new ValidationException("RANDOM_CUT_FOREST takes " + name + " from " + least
                    + (most == Integer.MAX_VALUE ? "" : " to " + most) + ", not " + chosen + ".");
        }
        return chosen;
    }

    /** Points that are kept to grow the forest again from: enough to fill every tree's sample. */
    int kept() {
        return 4 * sampleSize;
    }
}
