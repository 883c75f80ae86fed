package dev.weir.broker.cloudtrail.journal;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of events: random UUIDs in looks, but 48 of their bits, masked by the others, are the event's place in the journal.
 * So an event is found by its id without an index of ids, which would be larger than everything else that is kept of it.
 */
final class EventIds {

    private static final long PLACE = (1L << 48) - 1;

    private EventIds() {}

    static UUID next(long sequence) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62) & ~PLACE) | (1L << 63);
        return new UUID(high, low | ((sequence ^ mask(high, low)) & PLACE));
    }

    /** The place that an id tells; of an id that is not of this kind, some number. */
    static long sequence(UUID id) {
        long low = id.getLeastSignificantBits();
        return (low ^ mask(id.getMostSignificantBits(), low & ~PLACE)) & PLACE;
    }

    /** Any good mixing of bits will do: it hides nothing, it only makes neighbours look unlike. */
    private static long mask(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 32)) & PLACE;
    }
}
