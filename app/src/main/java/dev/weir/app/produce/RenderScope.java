package dev.weir.app.produce;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What expressions draw on while records are made one after another. Not thread-safe. */
final class RenderScope {

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<Object, Double> walks = new HashMap<>();
    private long index = -1;
    private String key = "";

    RenderScope(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** The next record begins. */
    void next(String partitionKey) {
        index++;
        key = partitionKey;
    }

    RandomGenerator random() {
        return random;
    }

    InstantSource clock() {
        return clock;
    }

    /** How many records were made before this one. */
    long index() {
        return index;
    }

    /** The record's partition key; empty if it is taken from the record's own data. */
    String key() {
        return key;
    }

    /** A walk's place, which begins at a value and then is what was put. Walks are told apart by expression and key. */
    double walk(Object walk, double start) {
        return walks.getOrDefault(walk, start);
    }

    void walked(Object walk, double to) {
        // Keys without end must not fill the memory: a walk forgotten begins anew.
        if (walks.size() >= 100_000) {
            walks.clear();
        }
        walks.put(walk, to);
    }
}
