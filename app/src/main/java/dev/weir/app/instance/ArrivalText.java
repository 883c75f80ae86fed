package dev.weir.app.instance;

import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.WeirLink;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What one start tells another, as lines: a word, and what goes with it. */
final class ArrivalText {

    /** The first line; another version speaks another one. */
    static final String HEAD = "weir 1";

    /** Bytes that a message has at most. */
    static final int LONGEST = 256 * 1024;

    private ArrivalText() {}

    static String of(Arrival arrival) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        if (arrival.newWindow()) {
            text.append("window\n");
        }
        WeirLink asked = arrival.asked();
        add(text, "asked", asked == null ? null : asked.text());
        add(text, "link", arrival.link());
        Path file = arrival.file();
        add(text, "file", file == null ? null : file.toAbsolutePath().toString());
        return text.toString();
    }

    private static void add(StringBuilder text, String word, @Nullable String value) {
        if (value != null) {
            text.append(word)
                    .append(' ')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('\n');
        }
    }

    /** @throws IllegalArgumentException if that is not what {@link #of} writes */
    static Arrival parse(String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            throw new IllegalArgumentException("Not a message of this version");
        }
        WeirLink asked = null;
        String link = null;
        Path file = null;
        boolean window = false;
        for (int i = 1; i < lines.length; i++) {
            int space = lines[i].indexOf(' ');
            String word = space < 0 ? lines[i] : lines[i].substring(0, space);
            String value = space < 0 ? "" : URLDecoder.decode(lines[i].substring(space + 1), StandardCharsets.UTF_8);
            switch (word) {
                case "" -> {}
                case "window" -> window = true;
                case "asked" -> asked = WeirLink.parse(value);
                case "link" -> link = value;
                case "file" -> file = Path.of(value);
                default -> throw new IllegalArgumentException("Not a message of this version");
            }
        }
        return new Arrival(asked, link, file, window);
    }
}
