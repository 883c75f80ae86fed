package dev.weir.broker.s3;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as addresses hold them. */
final class UrlText {

    private UrlText() {}

    /** Slashes stay; a blank becomes {@code %20}, which every client reads, and not a plus sign, which some do not. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** A plus sign stands for itself; a bad escape too. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
