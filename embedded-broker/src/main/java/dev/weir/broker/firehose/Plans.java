package dev.weir.broker.firehose;

import dev.weir.broker.firehose.delivery.Plan;
import dev.weir.broker.firehose.object.Compression;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.Prefix;
import dev.weir.broker.firehose.object.PrefixException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;

/** Turns a destination, which was checked, into what is done with records. */
final class Plans {

    private static final long PAGE_BYTES = 1 << 20;

    private final ProcessorPlans processors;

    Plans(ProcessorPlans processors) {
        this.processors = processors;
    }

    Plan of(DeliveryStream stream) {
        return s3(stream, stream.destination().as(ExtendedS3DestinationConfiguration.class));
    }

    private Plan s3(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        boolean backup = s3.s3BackupMode() == S3BackupMode.ENABLED;
        return new Plan(
                stream.version(),
                processors.of(s3.processingConfiguration()),
                PAGE_BYTES,
                target(stream, s3),
                errors(stream, s3),
                backup ? target(stream, S3Rules.extended(s3.s3BackupConfiguration())) : null,
                null);
    }

    static ObjectTarget target(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        return target(stream, s3, prefix(s3.prefix()).withDefaultTime());
    }

    /** Where no prefix is said, errors go below their type. */
    static ObjectTarget errors(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        String given = s3.errorOutputPrefix();
        Prefix prefix = given == null || given.isEmpty()
                ? prefix("!{firehose:error-output-type}/").withDefaultTime()
                : prefix(given);
        if (given != null && !given.isEmpty() && !prefix.hasExpressions()) {
            prefix = prefix(given + "!{firehose:error-output-type}/").withDefaultTime();
        }
        return target(stream, s3, prefix);
    }

    private static ObjectTarget target(DeliveryStream stream, ExtendedS3DestinationConfiguration s3, Prefix prefix) {
        String zone = s3.customTimeZone();
        return new ObjectTarget(
                s3.bucketARN().substring(s3.bucketARN().lastIndexOf(':') + 1),
                prefix,
                stream.name() + "-" + stream.version(),
                ZoneId.of(zone == null || zone.isEmpty() ? "UTC" : zone),
                s3.fileExtension(),
                Compression.of(s3.compressionFormat()),
                (long) s3.bufferingHints().sizeInMBs() << 20,
                Duration.ofSeconds(s3.bufferingHints().intervalInSeconds()));
    }

    private static Prefix prefix(@Nullable String text) {
        try {
            return Prefix.parse(text == null ? "" : text);
        } catch (PrefixException e) {
            throw new IllegalStateException("A prefix was kept that cannot be", e);
        }
    }
}
