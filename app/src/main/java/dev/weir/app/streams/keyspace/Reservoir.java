package dev.weir.app.streams.keyspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A fair choice of one shard's samples, minute by minute: of each minute at most {@link #A_MINUTE}, each sample of it as likely
 * as any other. Holds the newest {@link #MINUTES} minutes that it was given samples of. One thread at a time.
 */
final class Reservoir {

    static final int A_MINUTE = 512;
    static final int MINUTES = 240;
    private static final long MINUTE_MILLIS = 60_000;

    private final TreeMap<Long, Minute> minutes = new TreeMap<>();
    /** Fixed, so that a test sees what a person sees. */
    private final Random random = new Random(128);

    private static final class Minute {
        private final List<Sample> kept = new ArrayList<>();
        private int seen;
    }

    void add(Sample sample) {
        long at = Math.floorDiv(sample.arrivedMillis(), MINUTE_MILLIS);
        Minute minute = minutes.computeIfAbsent(at, key -> new Minute());
        minute.seen++;
        if (minute.kept.size() < A_MINUTE) {
            minute.kept.add(sample);
        } else {
            int place = random.nextInt(minute.seen);
            if (place < A_MINUTE) {
                minute.kept.set(place, sample);
            }
        }
        if (minutes.size() > MINUTES) {
            minutes.pollFirstEntry();
        }
    }

    /** Those that arrived between two times. */
    List<Sample> between(long fromMillis, long toMillis) {
        List<Sample> found = new ArrayList<>();
        var within = minutes.subMap(
                Math.floorDiv(fromMillis, MINUTE_MILLIS), true, Math.floorDiv(toMillis, MINUTE_MILLIS), true);
        for (Minute minute : within.values()) {
            for (Sample sample : minute.kept) {
                if (sample.arrivedMillis() >= fromMillis && sample.arrivedMillis() < toMillis) {
                    found.add(sample);
                }
            }
        }
        return found;
    }
}
