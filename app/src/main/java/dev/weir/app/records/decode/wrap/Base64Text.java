package dev.weir.app.records.decode.wrap;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that is nothing but Base64, plain or with the alphabet for URLs, in one line or several. */
public final class Base64Text {

    /** Shorter words may be Base64 by chance. */
    private static final int SHORTEST = 16;

    private Base64Text() {}

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws NotThis {
        boolean url = false;
        boolean plain = false;
        boolean mixed = false;
        boolean digits = false;
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '+' && c != '/' && c != '-' && c != '_' && c != '=' && c != '\n'
                    && c != '\r') {
                throw new NotThis(
                        Text.of("byte {0} is {1}, which Base64 never has", Format.count(i), "%02X".formatted(c)));
            }
            url |= c == '-' || c == '_';
            plain |= c == '+' || c == '/';
            mixed |= c >= 'a' && c <= 'z';
            digits |= (c >= 'A' && c <= 'Z');
        }
        if (chosen == null && (bytes.length() < SHORTEST || !mixed || !digits)) {
            throw new NotThis(Text.of("it could be Base64, but also a word or a number"));
        }
        if (url && plain) {
            throw new NotThis(Text.of("it has characters of both Base64 alphabets"));
        }
        byte[] text = new String(bytes.bytes(), StandardCharsets.ISO_8859_1)
                .replace("\r", "")
                .replace("\n", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        if (chosen == null && text.length % 4 != 0) {
            throw new NotThis(Text.of("its length, {0} characters, is no multiple of four", Format.count(text.length)));
        }
        byte[] data;
        try {
            data = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotThis(e.getMessage() == null ? Text.of("it is not Base64") : e.getMessage());
        }
        effort.expanded(data.length);
        Span made = Source.made(Text.of("what the Base64 says"), data, bytes).all();
        Field tree = Field.object(
                "$",
                "Base64",
                bytes,
                List.of(
                        Field.number("characters", "size", String.valueOf(text.length), bytes),
                        Field.number("bytes", "size", String.valueOf(data.length), made)));
        return Decoded.around(
                bytes.length() >= 4 * SHORTEST ? Sure.LIKELY : Sure.POSSIBLE,
                url
                        ? Text.of("all of its characters are Base64's, in the alphabet for URLs")
                        : Text.of("all of its characters are Base64's"),
                tree,
                List.of(Part.of("Base64", made)),
                List.of());
    }
}
