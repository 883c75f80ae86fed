package dev.weir.broker.kinesis;

import java.util.OptionalInt;

/** How shards are named: {@code shardId-} and the shard's index in its stream in twelve digits. */
final class ShardId {

    private static final String ZERO = "shardId-000000000000";

    private ShardId() {}

    static String of(int index) {
        String digits = Integer.toString(index);
        return ZERO.substring(0, ZERO.length() - digits.length()) + digits;
    }

    /**
     * The index that a request means. As the service does, this takes any text that ends in a hyphen and a number, or a
     * plain number, up to 2^31 − 1; empty for everything else.
     */
    static OptionalInt parse(String text) {
        String digits = text.substring(text.lastIndexOf('-') + 1);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 10) {
            return OptionalInt.empty();
        }
        long index = Long.parseLong(significant);
        return index > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) index);
    }
}
