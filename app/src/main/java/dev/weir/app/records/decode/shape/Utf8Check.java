package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Span;

/**
 * How far bytes are UTF-8.
 *
 * @param bad bytes that are none
 * @param firstBad where the first of them is, or -1
 * @param controls control characters other than tab, line ends and escape
 */
record Utf8Check(int bad, int firstBad, int controls) {

    static Utf8Check of(Span bytes, Effort effort) {
        int bad = 0;
        int firstBad = -1;
        int controls = 0;
        int i = 0;
        while (i < bytes.length()) {
            if ((i & 0xfffff) == 0) {
                effort.check();
            }
            int length = character(bytes, i);
            if (length == 0) {
                firstBad = bad == 0 ? i : firstBad;
                bad++;
                i++;
            } else {
                int c = bytes.at(i);
                controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1b ? 1 : 0;
                i += length;
            }
        }
        return new Utf8Check(bad, firstBad, controls);
    }

    /** How many bytes the character here has, or 0 if it is none. */
    private static int character(Span bytes, int at) {
        int c = bytes.at(at);
        if (c < 0x80) {
            return 1;
        }
        int length = c >= 0xc2 && c <= 0xdf ? 2 : c >= 0xe0 && c <= 0xef ? 3 : c >= 0xf0 && c <= 0xf4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length()) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes.at(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes.at(at + 1);
        boolean overlong = (c == 0xe0 && second < 0xa0) || (c == 0xf0 && second < 0x90);
        boolean outside = (c == 0xed && second >= 0xa0) || (c == 0xf4 && second >= 0x90);
        return overlong || outside ? 0 : length;
    }
}
