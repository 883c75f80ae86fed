package dev.weir.broker.cloudtrail.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What blocks are found by: for each attribute and value that one of a block's events has, one number, of the hash of the
 * two and of the block, such that a range of numbers is the blocks of one value, newest first. Two values of one hash only
 * cost the reading of blocks that hold nothing of what is sought.
 */
final class Terms {

    /** Blocks that there can be: at full ones, 34 thousand million events. */
    private static final int BLOCK_BITS = 27;

    private static final long BLOCK_MASK = (1L << BLOCK_BITS) - 1;

    private Terms() {}

    /** The terms of a block's events. */
    static Set<Long> of(long block, List<JournalEvent> events) {
        Set<Long> terms = new TreeSet<>(); // in order, they fall on fewer pages
        for (JournalEvent event : events) {
            for (Attribute attribute : Attribute.values()) {
                attribute
                        .valuesOf(event)
                        .map(attribute::term)
                        .forEach(value -> terms.add(number(attribute, value, block)));
            }
        }
        return terms;
    }

    /** The term of what is sought. */
    static long of(Attribute attribute, String value, long block) {
        return number(attribute, attribute.term(value), block);
    }

    private static long number(Attribute attribute, String value, long block) {
        return (hash(attribute, value) << BLOCK_BITS) | (BLOCK_MASK - (block & BLOCK_MASK));
    }

    static long block(long term) {
        return BLOCK_MASK - (term & BLOCK_MASK);
    }

    /** 36 bits, so that a term is a positive number. */
    private static long hash(Attribute attribute, String value) {
        long hash = 0xCBF29CE484222325L;
        for (byte each : (attribute.name() + "=" + value).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 31)) * 0x9E3779B97F4A7C15L;
        return hash >>> 28;
    }
}
