package dev.weir.app.query.ask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the values of JSON end, in JSON that is plain: nested no deeper than {@value #DEEPEST}, every text well-formed UTF-8 without
 * {@code \}{@code u}. About what is not plain it says nothing, neither that it is JSON nor that it is none: that is for a parser to tell.
 * What it does take every parser takes. Eight bytes of a text are looked at in one step, which passes over a record several times as
 * fast as a parser that makes something of it. Thread-safe.
 */
final class PlainJson {

    /** The answer where something is not plain, or no JSON. */
    static final int NOT_PLAIN = -1;

    private static final int DEEPEST = 64;
    /** Parsers refuse numbers without end, and names. */
    private static final int MOST_DIGITS = 300;

    private static final int LONGEST_NAME = 1_000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final byte[] data;

    PlainJson(byte[] data) {
        this.data = data;
    }

    /** The byte there, or 0 after the end; no JSON has a 0 outside of its texts, nor within. */
    byte at(int i) {
        return i < data.length ? data[i] : 0;
    }

    int afterSpace(int i) {
        int next = i;
        while (next < data.length
                && (data[next] == ' ' || data[next] == '\n' || data[next] == '\r' || data[next] == '\t')) {
            next++;
        }
        return next;
    }

    /**
     * Where the value that begins there ends.
     *
     * @return the index after its last byte, or {@link #NOT_PLAIN}
     */
    int afterValue(int from) {
        return afterValue(from, 0);
    }

    private int afterValue(int from, int depth) {
        return switch (at(from)) {
            case '"' -> afterText(from);
            case '{' -> afterItems(from, depth, '}');
            case '[' -> afterItems(from, depth, ']');
            case 't' -> afterWord(from, 'r', 'u', 'e');
            case 'f' -> at(from + 1) == 'a' ? afterWord(from + 1, 'l', 's', 'e') : NOT_PLAIN;
            case 'n' -> afterWord(from, 'u', 'l', 'l');
            default -> afterNumber(from);
        };
    }

    /** An object or an array. */
    private int afterItems(int from, int depth, char end) {
        if (depth == DEEPEST) {
            return NOT_PLAIN;
        }
        int i = afterSpace(from + 1);
        if (at(i) == end) {
            return i + 1;
        }
        while (true) {
            i = end == '}' ? afterColon(afterName(i)) : i;
            i = i == NOT_PLAIN ? NOT_PLAIN : afterValue(i, depth + 1);
            if (i == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            i = afterSpace(i);
            if (at(i) == end) {
                return i + 1;
            }
            if (at(i) != ',') {
                return NOT_PLAIN;
            }
            i = afterSpace(i + 1);
        }
    }

    /** Where the name of a field ends, its quotes included. */
    int afterName(int from) {
        int end = afterText(from);
        return end - from > LONGEST_NAME ? NOT_PLAIN : end;
    }

    /** Where the value of a field begins whose name ends there. */
    int afterColon(int from) {
        if (from == NOT_PLAIN) {
            return NOT_PLAIN;
        }
        int i = afterSpace(from);
        return at(i) == ':' ? afterSpace(i + 1) : NOT_PLAIN;
    }

    private int afterWord(int from, char second, char third, char fourth) {
        return at(from + 1) == second && at(from + 2) == third && at(from + 3) == fourth ? from + 4 : NOT_PLAIN;
    }

    private int afterNumber(int from) {
        int whole = at(from) == '-' ? from + 1 : from;
        int i = at(whole) == '0' ? whole + 1 : afterDigits(whole);
        if (i != NOT_PLAIN && at(i) == '.') {
            i = afterDigits(i + 1);
        }
        if (i != NOT_PLAIN && (at(i) | ' ') == 'e') {
            boolean signed = at(i + 1) == '+' || at(i + 1) == '-';
            i = afterDigits(signed ? i + 2 : i + 1);
        }
        return i;
    }

    private int afterDigits(int from) {
        int i = from;
        while (at(i) >= '0' && at(i) <= '9') {
            i++;
        }
        return i == from || i - from > MOST_DIGITS ? NOT_PLAIN : i;
    }

    private int afterText(int from) {
        if (at(from) != '"') {
            return NOT_PLAIN;
        }
        int i = from + 1;
        while (true) {
            i = nextSign(i);
            byte sign = at(i);
            if (sign == '"') {
                return i + 1;
            }
            i = sign == '\\' ? afterEscape(i) : sign < 0 ? afterLetter(i, sign & 0xff) : NOT_PLAIN;
            if (i == NOT_PLAIN) {
                return NOT_PLAIN;
            }
        }
    }

    /** The next byte that is no plain letter: a quote, a backslash, less than a space, or more than ASCII. */
    private int nextSign(int from) {
        int i = from;
        while (data.length - i >= Long.BYTES) {
            long signs = signs((long) LONGS.get(data, i));
            if (signs != 0) {
                return i + (Long.numberOfTrailingZeros(signs) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < data.length && data[i] >= ' ' && data[i] != '"' && data[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The high bit of the first such byte of eight is set, and of none before it: a borrow only begins at a byte that is one. */
    private static long signs(long eight) {
        long quote = eight ^ QUOTES;
        long backslash = eight ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (eight - SPACES) | eight) & HIGH_BITS;
    }

    private int afterEscape(int from) {
        return switch (at(from + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 2;
            default -> NOT_PLAIN;
        };
    }

    /** A letter of several bytes. */
    private int afterLetter(int from, int lead) {
        int more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
        int second = at(from + 1) & 0xff;
        // Longer than need be, half of a pair, or beyond the last letter.
        if ((lead == 0xe0 && second < 0xa0)
                || (lead == 0xed && second > 0x9f)
                || (lead == 0xf0 && second < 0x90)
                || (lead == 0xf4 && second > 0x8f)) {
            return NOT_PLAIN;
        }
        for (int i = 1; i <= more; i++) {
            if ((at(from + i) & 0xc0) != 0x80) {
                return NOT_PLAIN;
            }
        }
        return more == 0 ? NOT_PLAIN : from + 1 + more;
    }
}
