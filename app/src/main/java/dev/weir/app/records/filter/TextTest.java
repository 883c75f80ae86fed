package dev.weir.app.records.filter;

import dev.weir.app.records.log.RawRecord;
import dev.weir.app.records.log.RecordTest;
import java.nio.charset.StandardCharsets;

/**
 * Finds a text in partition keys and in data, as UTF-8 bytes; ASCII letters match in either case. Nothing is decoded, so that a look
 * at a record costs little more than reading it.
 */
final class TextTest implements RecordTest {

    private final byte[] wanted;

    /** The least common of the first bytes is looked for by itself: most places end there. */
    private final int rare;

    private final byte rareLower;
    private final byte rareUpper;

    TextTest(String text) {
        wanted = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = lower(wanted[i]);
        }
        int best = 0;
        for (int i = 1; i < wanted.length; i++) {
            if (commonness(wanted[i]) < commonness(wanted[best])) {
                best = i;
            }
        }
        rare = best;
        rareLower = wanted.length == 0 ? 0 : wanted[best];
        rareUpper = rareLower >= 'a' && rareLower <= 'z' ? (byte) (rareLower - 'a' + 'A') : rareLower;
    }

    /** A rough guess for JSON and logs. */
    private static int commonness(byte b) {
        if (b < 'A' || b == '{' || b == '}' || b == '[' || b == ']') {
            return b < 0 ? 0 : 3;
        }
        return "etaoinsrhl".indexOf(b) >= 0 ? 2 : b >= 'a' && b <= 'z' ? 1 : 0;
    }

    @Override
    public Verdict test(RawRecord record) {
        byte[] bytes = record.bytes();
        boolean there = holds(bytes, record.dataOffset(), record.dataLength())
                || holds(bytes, record.keyOffset(), record.keyLength());
        return there ? Verdict.YES : Verdict.NO;
    }

    private boolean holds(byte[] bytes, int from, int length) {
        if (wanted.length == 0) {
            return true;
        }
        int last = from + length - wanted.length + rare;
        for (int at = from + rare; at <= last; at++) {
            byte b = bytes[at];
            if ((b == rareLower || b == rareUpper) && matchesAt(bytes, at - rare)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(byte[] bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (lower(bytes[at + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
}
