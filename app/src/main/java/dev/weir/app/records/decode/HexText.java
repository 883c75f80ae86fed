package dev.weir.app.records.decode;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as hexadecimal digits with their ASCII characters beside them, sixteen a line. */
public final class HexText {

    /** Bytes shown at most. */
    public static final int MOST_BYTES = 64 << 10;

    private static final int A_LINE = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexText() {}

    /** The first bytes of it, for the screen. */
    public static CodeText lines(byte[] data) {
        int shown = Math.min(data.length, MOST_BYTES);
        List<CodeLine> lines = new ArrayList<>(shown / A_LINE + 1);
        for (int at = 0; at < shown; at += A_LINE) {
            lines.add(line(data, at, Math.min(at + A_LINE, shown)));
        }
        String note = shown < data.length
                ? Text.of(
                        "The first {0} of {1} bytes are shown. Copy gives all.",
                        Format.count(shown), Format.count(data.length))
                : null;
        return new CodeText(lines, note);
    }

    private static CodeLine line(byte[] data, int from, int to) {
        StringBuilder digits = new StringBuilder(3 * A_LINE + 4);
        StringBuilder text = new StringBuilder(A_LINE);
        for (int i = from; i < from + A_LINE; i++) {
            digits.append(i - from == A_LINE / 2 ? " " : "");
            if (i < to) {
                digits.append(HEX.toHexDigits(data[i])).append(' ');
                text.append(data[i] >= 0x20 && data[i] < 0x7f ? (char) data[i] : '·');
            } else {
                digits.append("   ");
            }
        }
        return new CodeLine(List.of(
                new CodeLine.Span(CodeLine.Kind.OFFSET, "%08x  ".formatted(from)),
                new CodeLine.Span(CodeLine.Kind.PLAIN, digits + " "),
                new CodeLine.Span(CodeLine.Kind.STRING, text.toString())));
    }

    /** Digits only, of as many bytes at most. */
    public static String digits(Span bytes, int most) {
        int shown = Math.min(bytes.length(), most);
        return HEX.formatHex(bytes.source().bytes(), bytes.from(), bytes.from() + shown)
                + (shown < bytes.length() ? "…" : "");
    }

    /** All of it, digits only. */
    public static String all(byte[] data) {
        return HEX.formatHex(data);
    }
}
