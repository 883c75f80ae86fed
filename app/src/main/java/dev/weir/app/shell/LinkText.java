package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The letters of a link: segments and parameters, percent-encoded UTF-8. It refuses what is no plain text, with a sentence that
 * says where.
 */
final class LinkText {

    /** A longer link, in characters, is none. */
    static final int LONGEST = 32 * 1024;

    private static final String PLAIN = "-._~";

    private LinkText() {}

    /** With everything but letters, digits and {@code -._~} encoded. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            encoded.append(plain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
        }
        return encoded.toString();
    }

    /**
     * Decodes a part of a link.
     *
     * @param what the part is, for the sentence
     * @param longest characters that it may have
     * @param lines whether it may have line ends and tabs
     * @throws IllegalArgumentException with a sentence for the person
     */
    static String decoded(String part, String what, int longest, boolean lines) {
        ByteBuffer bytes = ByteBuffer.allocate(part.length() * 3);
        for (int i = 0; i < part.length(); i++) {
            char letter = part.charAt(i);
            if (letter == '%') {
                bytes.put((byte) hex(part, i, what));
                i += 2;
            } else if (letter > 32 && letter < 127) {
                bytes.put((byte) letter);
            } else {
                throw new IllegalArgumentException(Text.of(
                        "The link's {0} has a letter that must be percent-encoded, at position {1}.", what, i + 1));
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(Text.of("The link's {0} is no text.", what), e);
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    Text.of("The link's {0} is too long: {1} characters are the most.", what, longest));
        }
        if (text.codePoints().anyMatch(letter -> hidden(letter, lines))) {
            throw new IllegalArgumentException(Text.of(
                    "The link's {0} has letters that can't be seen, which Weir does not take from a link.", what));
        }
        return text;
    }

    // Letters that change the direction of writing can make a name look like another one.
    private static boolean hidden(int letter, boolean lines) {
        if (lines && (letter == '\n' || letter == '\t' || letter == '\r')) {
            return false;
        }
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    private static int hex(String part, int at, String what) {
        int high = at + 2 < part.length() ? Character.digit(part.charAt(at + 1), 16) : -1;
        int low = at + 2 < part.length() ? Character.digit(part.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException(
                    Text.of("The link's {0} has a % without two digits after it, at position {1}.", what, at + 1));
        }
        return high * 16 + low;
    }

    /**
     * The parameters after the question mark, decoded.
     *
     * @param allowed their names, each at most once
     * @param query null for none
     * @throws IllegalArgumentException with a sentence for the person
     */
    static Map<String, String> parameters(@Nullable String query, Set<String> allowed, String page) {
        Map<String, String> found = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return found;
        }
        for (String each : query.split("&", -1)) {
            int sign = each.indexOf('=');
            String name = sign < 0 ? each : each.substring(0, sign);
            if (sign < 0 || !allowed.contains(name)) {
                throw new IllegalArgumentException(Text.of(
                        "The link's page {0} has no parameter “{1}”.",
                        page, name.length() > 40 ? name.substring(0, 40) : name));
            }
            boolean statement = name.equals("statement");
            String value = decoded(each.substring(sign + 1), name, statement ? LONGEST : 2_048, statement);
            if (found.put(name, value) != null) {
                throw new IllegalArgumentException(Text.of("The link says “{0}” twice.", name));
            }
        }
        return found;
    }
}
