package dev.weir.broker.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Paths and queries in the one form in which they are signed. */
final class UriText {

    private static final String HEX = "0123456789ABCDEF";

    private UriText() {}

    /**
     * S3 signs a path as it is, encoded once, whichever way the client wrote it: the SDK for Java writes the second of two
     * slashes as {@code %2F} and signs it as a slash.
     */
    static String objectPath(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        StringBuilder text = new StringBuilder(path.length() + 16);
        encode(decode(path, false), true, text);
        return text.toString();
    }

    /**
     * The other services sign a path encoded a second time. Clients also take dots and empty steps out of what they sign; a
     * request that has them is refused, since it would be obeyed as another than was signed.
     */
    static String servicePath(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        StringBuilder text = new StringBuilder(path.length() + 16);
        encode(path.getBytes(StandardCharsets.UTF_8), true, text);
        return text.toString();
    }

    /** The parameters in their order; without the signature itself. */
    static String query(String query) {
        if (query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!pair.isEmpty() && !name.equals("X-Amz-Signature")) {
                StringBuilder text = new StringBuilder(pair.length() + 8);
                encode(decode(name, true), false, text);
                // A control character sorts a name before all that begin with it, as the names alone would be sorted.
                text.append('\u0001');
                encode(decode(equals < 0 ? "" : pair.substring(equals + 1), true), false, text);
                pairs.add(text.toString());
            }
        }
        pairs.sort(null);
        return String.join("&", pairs).replace('\u0001', '=');
    }

    private static void encode(byte[] bytes, boolean slashIsPlain, StringBuilder into) {
        for (byte each : bytes) {
            char c = (char) (each & 0xFF);
            if (isPlain(c) || (slashIsPlain && c == '/')) {
                into.append(c);
            } else {
                into.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
    }

    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    }

    private static byte[] decode(String text, boolean plusIsSpace) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                raw[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                raw[length++] = plusIsSpace && raw[i] == '+' ? (byte) ' ' : raw[i];
            }
        }
        return Arrays.copyOf(raw, length);
    }
}
