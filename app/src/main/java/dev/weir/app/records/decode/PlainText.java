package dev.weir.app.records.decode;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data as UTF-8 text. */
public final class PlainText {

    private static final int MOST_LINES = JsonText.MOST_LINES;
    private static final int A_LINE = 500;

    private PlainText() {}

    /** The text if all of it is UTF-8 without control characters other than tab and line ends, else null. */
    public static @Nullable String decode(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            return readableText(text) ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Whether it has no control characters other than tab, line ends and escape. */
    public static boolean readableText(String text) {
        return text.chars().noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1b);
    }

    /** All of it as text; bytes that are not UTF-8 become the replacement character. */
    public static String all(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** The first lines of it, for the screen; long lines go on in the next. */
    public static CodeText lines(byte[] data) {
        return lines(all(data));
    }

    /** The first lines of a text. */
    public static CodeText lines(String text) {
        List<CodeLine> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST_LINES) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int cut = Math.min(stop, at + A_LINE);
            lines.add(CodeLine.plain(clean(text.substring(at, cut))));
            at = cut == stop ? stop + 1 : cut;
        }
        return new CodeText(
                lines,
                at < text.length()
                        ? Text.of("The first {0} lines are shown. Copy gives all.", Format.count(MOST_LINES))
                        : text.indexOf('\ufffd') >= 0 ? Text.of("Bytes that are not UTF-8 are shown as �.") : null);
    }

    private static String clean(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        line.chars().forEach(c -> {
            if (c == '\t') {
                clean.append("    ");
            } else if (c != '\r') {
                clean.append((char) (c < 0x20 ? 0x2400 + c : c));
            }
        });
        return clean.toString();
    }
}
