package dev.weir.app.objects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bucket and a prefix as a person types or pastes them: {@code bucket}, {@code bucket/prefix/}, {@code s3://bucket/key}, an ARN, or
 * the address of an object in a browser.
 *
 * @param prefix empty for the bucket itself
 */
record TypedPlace(String bucket, String prefix) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,254}");
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("https?://([^/]+?)\\.s3[.-][^/]*amazonaws\\.com(?:\\.cn)?(?:/(.*))?");
    private static final Pattern PATH_STYLE = Pattern.compile("https?://[^/]+/([^/]+)(?:/(.*))?");

    /** What was typed, or null if it is no place. */
    static @Nullable TypedPlace read(String typed) {
        String text = typed.strip();
        int query = text.startsWith("http") ? text.indexOf('?') : -1;
        if (query >= 0) {
            text = text.substring(0, query);
        }
        Matcher host = VIRTUAL_HOST.matcher(text);
        if (host.matches()) {
            return of(host.group(1), host.group(2));
        }
        Matcher path = PATH_STYLE.matcher(text);
        if (path.matches()) {
            return of(path.group(1), path.group(2));
        }
        if (text.startsWith("arn:")) {
            text = text.substring(text.indexOf(":::") < 0 ? text.length() : text.indexOf(":::") + 3);
        } else if (text.startsWith("s3://") || text.startsWith("s3a://")) {
            text = text.substring(text.indexOf("//") + 2);
        }
        int slash = text.indexOf('/');
        return slash < 0 ? of(text, "") : of(text.substring(0, slash), text.substring(slash + 1));
    }

    private static @Nullable TypedPlace of(String bucket, @Nullable String prefix) {
        return NAME.matcher(bucket).matches() ? new TypedPlace(bucket, prefix == null ? "" : prefix) : null;
    }
}
