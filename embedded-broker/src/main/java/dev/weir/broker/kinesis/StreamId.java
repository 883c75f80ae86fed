package dev.weir.broker.kinesis;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The id by which requests may name a stream whatever streams of its name there were before: 20 and 3 lowercase letters
 * and digits with a hyphen between them. The model reserves it; here it is the stream's creation time and number.
 */
final class StreamId {

    private static final int RADIX = 36;
    private static final int DIGITS = 10;
    private static final int CHECK_DIGITS = 3;
    private static final int CHECKS = RADIX * RADIX * RADIX;

    private StreamId() {}

    static String of(Stream stream) {
        long created = stream.createdAt().toEpochMilli();
        int check = Math.floorMod(31 * stream.id() + created, CHECKS);
        return padded(created, DIGITS) + padded(stream.id(), DIGITS) + "-" + padded(check, CHECK_DIGITS);
    }

    /** The number of the stream that an id can only be of; empty if the text is no id. */
    static OptionalLong number(String id) {
        if (id.length() != 2 * DIGITS + 1 + CHECK_DIGITS) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(id, DIGITS, 2 * DIGITS, RADIX));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number, RADIX).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
