package dev.weir.app.records.tail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds a text in partition keys and in data, as UTF-8 bytes; ASCII letters match in either case. Nothing is decoded, so a
 * scan of the whole buffer costs little more than reading it.
 */
public final class RecordFilter {

    private final String text;
    private final byte[] wanted;

    public RecordFilter(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.wanted = lower(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the record holds the text. An empty text is in every record. */
    public boolean matches(TailedRecord record) {
        return record.partitionKey().toLowerCase(Locale.ROOT).contains(text) || holds(record.data());
    }

    private boolean holds(byte[] data) {
        if (wanted.length == 0) {
            return true;
        }
        byte head = wanted[0];
        int last = data.length - wanted.length;
        for (int at = 0; at <= last; at++) {
            if (lower(data[at]) == head && matchesAt(data, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(byte[] data, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (lower(data[at + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    private static byte[] lower(byte[] bytes) {
        byte[] lowered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            lowered[i] = lower(bytes[i]);
        }
        return lowered;
    }
}
