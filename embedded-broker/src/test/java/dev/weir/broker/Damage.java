package dev.weir.broker;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Changes bytes at random. */
final class Damage {

    private static final String MARKS = "{}[]\",:0-9.eE%&=nul";

    private Damage() {}

    /** Up to four changes: a byte replaced, a piece cut out or repeated, the end cut off. None now and then. */
    static byte[] to(byte[] whole, Random random) {
        byte[] body = whole;
        for (int i = random.nextInt(5); i > 0 && body.length > 1; i--) {
            int from = random.nextInt(body.length);
            int to = from + random.nextInt(Math.min(body.length - from, 12));
            body = switch (random.nextInt(5)) {
                case 0 -> replaced(body, from, (byte) random.nextInt(256));
                case 1 -> replaced(body, from, (byte) MARKS.charAt(random.nextInt(MARKS.length())));
                case 2 -> joined(body, from, to);
                case 3 -> joined(body, to, from);
                default -> Arrays.copyOf(body, from);
            };
        }
        return body;
    }

    private static byte[] replaced(byte[] body, int at, byte by) {
        byte[] copy = body.clone();
        copy[at] = by;
        return copy;
    }

    private static byte[] joined(byte[] body, int headEnd, int tailStart) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(body, 0, headEnd);
        joined.write(body, tailStart, body.length - tailStart);
        return joined.toByteArray();
    }
}
