package dev.weir.broker.kinesis;

import java.util.Locale;

/**
 * The id by which requests may name a stream whatever streams of its name there were before: 20 and 3 lowercase letters
 * and digits with a hyphen between them. The model reserves it; here it is the stream's creation time and number.
 */
final class StreamId {

    private static final int RADIX = 36;
    private static final int CHECKS = RADIX * RADIX * RADIX;

    private StreamId() {}

    static String of(Stream stream) {
        long created = stream.createdAt().toEpochMilli();
        int check = Math.floorMod(31 * stream.id() + created, CHECKS);
        return padded(created, 10) + padded(stream.id(), 10) + "-" + padded(check, 3);
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number, RADIX).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
