package dev.weir.app.journey;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.DestinationType;
import dev.weir.app.delivery.S3Facts;
import dev.weir.app.delivery.key.KeyPreview;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** What a delivery stream does with a record on its way into an object, as its description tells. */
record DeliveryTarget(DeliveryFacts facts, S3Facts s3) {

    /** Prefixes with a minute in them make so many at most; with more the common part is listed. */
    private static final int MOST_PREFIXES = 24;

    /** What stands behind the delivery stream's name in the name of an object: a version, a time and a random end. */
    private static final int NAME_END = "-1-2026-01-01-00-00-00-".length() + KeyPreview.RANDOM.length();

    /** What neither changes records nor drops them. */
    private static final Set<ProcessorType> HARMLESS =
            Set.of(ProcessorType.APPEND_DELIMITER_TO_RECORD, ProcessorType.METADATA_EXTRACTION);

    static DeliveryTarget of(DeliveryFacts facts) {
        return new DeliveryTarget(facts, S3Facts.of(facts));
    }

    boolean isS3() {
        return facts.type() == DestinationType.S3 && !s3.bucket().isEmpty();
    }

    /** Whether records become rows of Parquet or ORC. */
    boolean converts() {
        ExtendedS3DestinationDescription extended = extended();
        var conversion = extended == null ? null : extended.dataFormatConversionConfiguration();
        return conversion != null && Boolean.TRUE.equals(conversion.enabled());
    }

    /** Whether a function or another processor may change or drop records. */
    boolean transforms() {
        ExtendedS3DestinationDescription extended = extended();
        var processing = extended == null ? null : extended.processingConfiguration();
        return processing != null
                && Boolean.TRUE.equals(processing.enabled())
                && processing.processors().stream().anyMatch(processor -> !HARMLESS.contains(processor.type()));
    }

    /** Whether objects are compressed in a way that is not opened here. */
    boolean isSealed() {
        ExtendedS3DestinationDescription extended = extended();
        String format = extended == null ? "" : String.valueOf(extended.compressionFormatAsString());
        return format.toLowerCase(Locale.ROOT).contains("snappy");
    }

    /** When a record is delivered at the latest, if nothing is wrong. */
    Instant due(Instant arrival) {
        return arrival.plus(s3.bufferTime());
    }

    /** Below which prefixes an object is that holds a record of this arrival, as few as are known. */
    List<String> prefixes(Instant arrival) {
        int expression = s3.prefix().indexOf("!{");
        String fixed = expression < 0 ? s3.prefix() : s3.prefix().substring(0, expression);
        if (s3.prefix().contains("!{partition") || s3.prefix().contains("!{firehose:random")) {
            return List.of(fixed);
        }
        KeyPreview keys = new KeyPreview(s3.prefix(), "", facts.name(), 1, zone(), "", "", "");
        Set<String> prefixes = new LinkedHashSet<>();
        // A key tells the arrival of the oldest record beside this one.
        Instant oldest = arrival.minus(s3.bufferTime()).minusSeconds(1);
        Duration step = Duration.ofMinutes(1);
        for (Instant time = oldest; !time.isAfter(arrival.plus(step)); time = time.plus(step)) {
            String key = keys.key(time.isAfter(arrival) ? arrival : time, Map.of());
            prefixes.add(key.substring(0, key.length() - facts.name().length() - NAME_END));
        }
        return prefixes.size() > MOST_PREFIXES ? List.of(fixed) : List.copyOf(prefixes);
    }

    /** Below which prefix the records are that failed, and those that were backed up, if there is one of its own. */
    String errors() {
        int expression = s3.errorPrefix().indexOf("!{");
        return expression < 0 ? s3.errorPrefix() : s3.errorPrefix().substring(0, expression);
    }

    private ZoneId zone() {
        ExtendedS3DestinationDescription extended = extended();
        try {
            return extended == null || extended.customTimeZone() == null
                    ? ZoneOffset.UTC
                    : ZoneId.of(extended.customTimeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // A zone that this Java does not know: its keys are not found, which is said.
        }
    }

    private @Nullable ExtendedS3DestinationDescription extended() {
        DestinationDescription to = facts.destination();
        return to == null ? null : to.extendedS3DestinationDescription();
    }
}
