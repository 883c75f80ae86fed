package dev.weir.app.delivery.key;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The keys that a destination in S3 will write.
 *
 * @param prefix as configured
 * @param errorPrefix as configured
 * @param deliveryStream its name
 * @param version of its configuration
 * @param zone the destination's time zone
 * @param extension what keys end in
 * @param errorExtension what keys of objects of failed records end in: those are never converted
 * @param shardId what stands for a shard of the source; empty where that is no stream
 */
public record KeyPreview(
        String prefix,
        String errorPrefix,
        String deliveryStream,
        int version,
        ZoneId zone,
        String extension,
        String errorExtension,
        String shardId) {

    /** Stands for the random end of each name. */
    public static final String RANDOM = "a3f1c2d4-0b5e-4c7a-9d8f-6e2b1a0c9d3e";

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ENGLISH);

    /** The key of an object of records whose oldest arrived then. */
    public String key(Instant oldest, Map<String, String> keys) {
        return KeyPattern.parse(prefix).withDefaultTime().at(oldest.atZone(zone), shardId, "", keys)
                + name(oldest)
                + extension;
    }

    /** The key of an object of records that failed. */
    public String errorKey(Instant oldest, String errorType) {
        KeyPattern pattern = KeyPattern.parse(errorPrefix);
        if (!pattern.hasExpressions()) {
            pattern = KeyPattern.parse(errorPrefix + "!{firehose:error-output-type}/")
                    .withDefaultTime();
        }
        return pattern.at(oldest.atZone(zone), shardId, errorType, Map.of()) + name(oldest) + errorExtension;
    }

    private String name(Instant oldest) {
        return deliveryStream + "-" + version + "-" + NAME_TIME.format(oldest.atZone(zone)) + "-" + RANDOM;
    }
}
