package dev.weir.app.records.decode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One line about a record's data, from its first bytes only, so that a table of 10 MiB records draws as fast as any. What
 * is compressed or aggregated is opened as far as the line needs.
 */
public final class Preview {

    private static final int TEXT_BYTES = 400;
    private static final int HEX_BYTES = 48;

    private Preview() {}

    /** The line. Text has its white space folded; anything else is hexadecimal. */
    public static String of(byte[] data) {
        Opened opened = Opened.of(data, TEXT_BYTES + 8);
        return opened.around() + line(opened.head(), opened.whole());
    }

    /** @param whole whether these are all the bytes, not the first of more */
    private static String line(byte[] data, boolean whole) {
        int length = Math.min(data.length, TEXT_BYTES);
        int cut = wholeCharacters(data, length);
        String text = new String(data, 0, cut, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 || !PlainText.readableText(text)) {
            int some = Math.min(data.length, HEX_BYTES);
            return HexFormat.ofDelimiter(" ").formatHex(data, 0, some) + (some < data.length || !whole ? " …" : "");
        }
        return fold(text) + (cut < data.length || !whole ? "…" : "");
    }

    /** Where to cut so that no character is halved. */
    private static int wholeCharacters(byte[] data, int length) {
        if (length == data.length) {
            return length;
        }
        int cut = length;
        while (cut > 0 && length - cut < 4 && (data[cut] & 0xc0) == 0x80) {
            cut--;
        }
        return cut;
    }

    private static String fold(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!blank) {
                line.append(c);
            } else if (!space && !line.isEmpty()) {
                line.append(' ');
            }
            space = blank;
        }
        return line.toString();
    }
}
