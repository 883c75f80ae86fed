package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.HexText;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Text in UTF-8, UTF-16 and Latin-1, and bytes as they are. */
public final class Texts {

    /** Bytes that are looked at to tell an encoding. */
    private static final int SAMPLE = 64 << 10;

    private Texts() {}

    public static Decoded utf8(Span bytes, Effort effort, @Nullable Choice chosen) throws NotThis {
        if (bytes.length() == 0) {
            return plain(
                    Sure.LIKELY,
                    Text.of("there is nothing in it"),
                    List.of(Text.of("It holds no data.")),
                    () -> new CodeText(List.of(), null));
        }
        boolean mark = bytes.starts(0xef, 0xbb, 0xbf);
        Span body = mark ? bytes.rest(3) : bytes;
        Utf8Check check = Utf8Check.of(body, effort);
        if (chosen == null && check.controls() > 0) {
            throw new NotThis(Text.of("{0} control characters are in it", Format.count(check.controls())));
        }
        // A few broken characters in much text are a fault of the producer; many mean that it is no text.
        if (chosen == null && check.bad() > 0 && (long) check.bad() * 20 > body.length()) {
            throw new NotThis(Text.of(
                    "{0} of its bytes are not UTF-8, the first at {1}",
                    Format.count(check.bad()), Format.count(check.firstBad())));
        }
        List<String> notes = new ArrayList<>();
        if (check.bad() > 0) {
            notes.add(Text.of(
                    "{0} bytes are not UTF-8, the first at {1}; they are shown as �.",
                    Format.count(check.bad()), Format.count(check.firstBad())));
        }
        if (check.controls() > 0) {
            notes.add(Text.of("{0} control characters are shown as their pictures.", Format.count(check.controls())));
        }
        return plain(
                check.bad() > 0 || check.controls() > 0 ? Sure.POSSIBLE : Sure.LIKELY,
                mark
                        ? Text.of("it begins with a UTF-8 mark")
                        : check.bad() > 0 ? Text.of("most of it is UTF-8") : Text.of("all of it is UTF-8"),
                notes,
                () -> PlainText.lines(body.bytes()));
    }

    public static Decoded utf16(Span bytes, Effort effort, @Nullable Choice chosen) throws NotThis {
        boolean big = bytes.starts(0xfe, 0xff);
        boolean little = bytes.starts(0xff, 0xfe);
        if (!big && !little) {
            int[] zeros = new int[2];
            int sample = Math.min(bytes.length(), SAMPLE);
            for (int i = 0; i < sample; i++) {
                zeros[i & 1] += bytes.at(i) == 0 ? 1 : 0;
            }
            big = zeros[0] * 4 > sample && zeros[1] * 40 <= sample;
            little = zeros[1] * 4 > sample && zeros[0] * 40 <= sample;
            if (chosen == null && !big && !little) {
                throw new NotThis(Text.of("it has neither a UTF-16 mark nor a zero in every second byte"));
            }
            if (chosen == null && (bytes.length() < 8 || bytes.length() % 2 == 1)) {
                throw new NotThis(Text.of("its length fits no UTF-16 text"));
            }
        }
        boolean mark = bytes.starts(0xfe, 0xff) || bytes.starts(0xff, 0xfe);
        Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        Span body = mark ? bytes.rest(2) : bytes;
        if (chosen == null && !PlainText.readableText(sample(body, charset))) {
            throw new NotThis(Text.of("as UTF-16 it has control characters"));
        }
        return plain(
                mark ? Sure.CERTAIN : Sure.LIKELY,
                mark
                        ? big
                                ? Text.of("it begins with a UTF-16 mark, the high byte first")
                                : Text.of("it begins with a UTF-16 mark, the low byte first")
                        : big
                                ? Text.of("every second byte is zero, the high byte first")
                                : Text.of("every second byte is zero, the low byte first"),
                body.length() % 2 == 1 ? List.of(Text.of("It ends in the middle of a character.")) : List.of(),
                () -> PlainText.lines(new String(body.bytes(), charset)));
    }

    public static Decoded latin1(Span bytes, Effort effort, @Nullable Choice chosen) throws NotThis {
        if (chosen == null) {
            int letters = 0;
            for (int i = 0; i < bytes.length(); i++) {
                int c = bytes.at(i);
                if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0)) {
                    throw new NotThis(Text.of(
                            "byte {0}, {1}, is a control character in Latin-1", Format.count(i), "%02X".formatted(c)));
                }
                letters += (c >= 0x20 && c < 0x7f) || c >= 0xc0 ? 1 : 0;
            }
            if (bytes.length() < 4 || letters * 10 < bytes.length() * 9) {
                throw new NotThis(Text.of("too little of it are letters"));
            }
        }
        return plain(
                Sure.POSSIBLE,
                Text.of("every byte is a character in Latin-1, most are letters"),
                List.of(),
                () -> PlainText.lines(new String(bytes.bytes(), StandardCharsets.ISO_8859_1)));
    }

    /** Fits anything. */
    public static Decoded hex(Span bytes, Effort effort, @Nullable Choice chosen) {
        return plain(
                Sure.ALWAYS,
                chosen == null ? Text.of("no decoder takes it") : Text.of("bytes can always be shown as they are"),
                List.of(),
                () -> HexText.lines(bytes.bytes()));
    }

    private static String sample(Span bytes, Charset charset) {
        return new String(bytes.part(0, Math.min(bytes.length(), SAMPLE) & ~1).copy(), charset);
    }

    private static Decoded plain(Sure sure, String why, List<String> notes, Supplier<CodeText> text) {
        return new Decoded(sure, why, null, List.of(), 0, text, notes);
    }
}
