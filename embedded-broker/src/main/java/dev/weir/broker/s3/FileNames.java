package dev.weir.broker.s3;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a person finds objects in the data folder. A key becomes the path that it looks like; what some
 * file system cannot hold is written as {@code %XX}, and an empty part of a key as {@code %} alone. The names are the same
 * on every system, so that a data folder can move.
 */
final class FileNames {

    /** Part of no name that is made of a key, for those begin with no percent sign that two digits do not follow. */
    static final String OTHERS = "%other";

    private static final int SEGMENT_BYTES = 200;
    private static final int PATH_CHARACTERS = 900;
    private static final String FORBIDDEN = "<>:\"|?*\\%";
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileNames() {}

    /** The path of a key, its parts divided by slashes; null where it would be too long. */
    static @Nullable String of(String key) {
        StringBuilder path = new StringBuilder();
        for (String segment : key.split("/", -1)) {
            String name = segment(segment);
            if (name.getBytes(StandardCharsets.UTF_8).length > SEGMENT_BYTES) {
                return null;
            }
            path.append(path.isEmpty() ? "" : "/").append(name);
        }
        return path.length() > PATH_CHARACTERS ? null : path.toString();
    }

    /** A path for a key that cannot have the one it looks like, as alike as it can be. */
    static String other(String key, long number) {
        String tail = segment(key.substring(key.lastIndexOf('/', key.length() - 2) + 1));
        int from = Math.max(0, tail.length() - SEGMENT_BYTES / 4);
        String end = tail.substring(from);
        boolean whole = end.getBytes(StandardCharsets.UTF_8).length <= SEGMENT_BYTES
                && (end.isEmpty() || !Character.isLowSurrogate(end.charAt(0)));
        return OTHERS + "/" + number + (whole ? "-" + end : "");
    }

    /** What two paths have in common that some file system takes for one. */
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The name of a bucket's folder. */
    static String ofBucket(String bucket) {
        return segment(bucket);
    }

    private static String segment(String text) {
        if (text.isEmpty()) {
            return "%";
        }
        StringBuilder name = new StringBuilder(text.length() + 8);
        boolean reserved = RESERVED.matcher(text).matches();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i == text.length() - 1;
            boolean dotOrBlank = c == '.' || c == ' ';
            boolean escaped = c < 0x20
                    || c == 0x7F
                    || c == '/'
                    || FORBIDDEN.indexOf(c) >= 0
                    || (last && dotOrBlank)
                    || (i == 0 && reserved);
            if (escaped) {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }
}
