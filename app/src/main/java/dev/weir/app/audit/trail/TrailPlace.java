package dev.weir.app.audit.trail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where trail files lie.
 *
 * @param prefix what stands before {@code AWSLogs/}, ending in a slash, or empty
 * @param trailName the trail that wrote them, or null where only the bucket is known
 */
public record TrailPlace(
        String bucket, String prefix, @Nullable String trailName) {

    /** The place of a trail. */
    public static TrailPlace of(String name, String bucket, @Nullable String keyPrefix) {
        return new TrailPlace(bucket, slashed(keyPrefix == null ? "" : keyPrefix), name);
    }

    /**
     * A place that a person typed: {@code s3://bucket/prefix}, with or without {@code s3://}, and with or without what comes after
     * {@code AWSLogs}.
     *
     * @return null if it names no bucket
     */
    public static @Nullable TrailPlace parse(String typed) {
        String text = typed.strip();
        if (text.toLowerCase(Locale.ROOT).startsWith("s3://")) {
            text = text.substring(5);
        }
        int slash = text.indexOf('/');
        String bucket = slash < 0 ? text : text.substring(0, slash);
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            return null;
        }
        String rest = slash < 0 ? "" : text.substring(slash + 1);
        int logs = rest.indexOf("AWSLogs");
        return new TrailPlace(bucket, slashed(logs < 0 ? rest : rest.substring(0, logs)), null);
    }

    private static String slashed(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** The folder of all accounts. */
    String root() {
        return prefix + "AWSLogs/";
    }

    /** What a person reads. */
    public String text() {
        return (trailName == null ? "" : trailName + ": ") + "s3://" + bucket + "/" + prefix;
    }
}
