package dev.weir.app.audit.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a log file or of a digest, taken apart ("CloudTrail log file name format" of the CloudTrail User Guide).
 *
 * @param time a log file: when it was made, to the minute; a digest: the end of its hour
 */
record TrailKey(String key, String account, String region, Instant time) {

    private static final Pattern LOG =
            Pattern.compile(".*/(\\d{12})_CloudTrail_([a-z0-9-]+)_(\\d{8}T\\d{4})Z_[^/]+\\.json\\.gz");
    private static final Pattern DIGEST =
            Pattern.compile(".*/(\\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_[a-z0-9-]+_(\\d{8}T\\d{6})Z\\.json\\.gz");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    static @Nullable TrailKey log(String key) {
        Matcher parts = LOG.matcher(key);
        return parts.matches() ? of(key, parts, parts.group(3), MINUTES) : null;
    }

    /** @param trailName the trail's name, or null for any */
    static @Nullable TrailKey digest(String key, @Nullable String trailName) {
        Matcher parts = DIGEST.matcher(key);
        return parts.matches() && (trailName == null || trailName.equals(parts.group(3)))
                ? of(key, parts, parts.group(4), SECONDS)
                : null;
    }

    private static @Nullable TrailKey of(String key, Matcher parts, String time, DateTimeFormatter format) {
        try {
            return new TrailKey(
                    key,
                    parts.group(1),
                    parts.group(2),
                    LocalDateTime.parse(time, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
