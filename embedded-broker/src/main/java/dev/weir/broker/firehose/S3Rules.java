package dev.weir.broker.firehose;

import dev.weir.broker.firehose.object.Prefix;
import dev.weir.broker.firehose.object.PrefixException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.NoEncryptionConfig;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** What S3 destinations may be. */
final class S3Rules {

    private static final int DEFAULT_MIB = 5;
    private static final int DEFAULT_SECONDS = 300;

    /** With dynamic partitioning and with format conversion. */
    private static final int LEAST_MIB_PARTITIONED = 64;

    private static final int DEFAULT_MIB_PARTITIONED = 128;

    private static final String PREFIXES = "Ths supplied prefix(es) do not satisfy the following constraint: ";

    private final ProcessorRules processors;

    S3Rules(ProcessorRules processors) {
        this.processors = processors;
    }

    /** A destination with what the service sets where nothing is said. */
    ExtendedS3DestinationConfiguration checked(ExtendedS3DestinationConfiguration given, DeliveryStreamType type) {
        required(given.roleARN(), "RoleARN");
        required(given.bucketARN(), "BucketARN");
        ExtendedS3DestinationConfiguration filled = filled(given);
        boolean partitioned = isPartitioned(filled);
        boolean converted = isConverted(filled);
        zone(filled.customTimeZone());
        checkBuffer(filled, partitioned, converted);
        checkPrefixes(filled, partitioned, type);
        checkBackup(filled, type);
        processors.check(filled, partitioned, prefix(filled.prefix()));
        if (converted) {
            ConversionRules.check(filled);
        }
        return filled;
    }

    /** A plain S3 destination: a backup, or where another destination has what it does not take. */
    S3DestinationConfiguration checked(S3DestinationConfiguration given, DeliveryStreamType type) {
        checked(extended(given), type);
        return given;
    }

    /** A plain S3 destination as an extended one, with what the service sets where nothing is said. */
    static ExtendedS3DestinationConfiguration extended(S3DestinationConfiguration plain) {
        ExtendedS3DestinationConfiguration.Builder builder = ExtendedS3DestinationConfiguration.builder();
        PojoCopy.into((software.amazon.awssdk.core.SdkPojo) builder, plain);
        return filled(builder.build());
    }

    static boolean isPartitioned(ExtendedS3DestinationConfiguration s3) {
        return s3.dynamicPartitioningConfiguration() != null
                && Boolean.TRUE.equals(s3.dynamicPartitioningConfiguration().enabled());
    }

    /** Whether records are converted: it is on unless it is said to be off. */
    static boolean isConverted(ExtendedS3DestinationConfiguration s3) {
        return s3.dataFormatConversionConfiguration() != null
                && !Boolean.FALSE.equals(s3.dataFormatConversionConfiguration().enabled());
    }

    private static ExtendedS3DestinationConfiguration filled(ExtendedS3DestinationConfiguration given) {
        boolean large = isPartitioned(given) || isConverted(given);
        ExtendedS3DestinationConfiguration.Builder builder = given.toBuilder();
        BufferingHints hints = given.bufferingHints();
        Integer size = hints == null ? null : hints.sizeInMBs();
        Integer seconds = hints == null ? null : hints.intervalInSeconds();
        builder.bufferingHints(BufferingHints.builder()
                .sizeInMBs(size != null ? size : large ? DEFAULT_MIB_PARTITIONED : DEFAULT_MIB)
                .intervalInSeconds(seconds != null ? seconds : DEFAULT_SECONDS)
                .build());
        if (given.compressionFormat() == null) {
            builder.compressionFormat(CompressionFormat.UNCOMPRESSED);
        }
        if (given.encryptionConfiguration() == null) {
            builder.encryptionConfiguration(
                    encryption -> encryption.noEncryptionConfig(NoEncryptionConfig.NO_ENCRYPTION));
        }
        if (given.cloudWatchLoggingOptions() == null) {
            builder.cloudWatchLoggingOptions(options -> options.enabled(false));
        }
        if (given.s3BackupMode() == null) {
            builder.s3BackupMode(S3BackupMode.DISABLED);
        }
        return builder.build();
    }

    private static void required(@Nullable Object value, String member) {
        if (value == null) {
            throw FirehoseErrors.invalid(member + " is required.");
        }
    }

    private static void checkBuffer(ExtendedS3DestinationConfiguration s3, boolean partitioned, boolean converted) {
        int size = s3.bufferingHints().sizeInMBs();
        if (partitioned && size < LEAST_MIB_PARTITIONED) {
            throw FirehoseErrors.invalid("BufferingHints.SizeInMBs must be at least " + LEAST_MIB_PARTITIONED
                    + " when Dynamic Partitioning is enabled.");
        }
        if (converted && size < LEAST_MIB_PARTITIONED) {
            throw FirehoseErrors.invalid("BufferingHints.SizeInMBs must be at least " + LEAST_MIB_PARTITIONED
                    + " when data format conversion is enabled.");
        }
        if (partitioned && s3.bufferingHints().intervalInSeconds() == 0) {
            throw FirehoseErrors.invalid("Zero buffering is not available when Dynamic Partitioning is enabled.");
        }
    }

    private static void checkPrefixes(
            ExtendedS3DestinationConfiguration s3, boolean partitioned, DeliveryStreamType type) {
        Prefix prefix = prefix(s3.prefix());
        Prefix errors = prefix(s3.errorOutputPrefix());
        boolean none = s3.errorOutputPrefix() == null || s3.errorOutputPrefix().isEmpty();
        if (prefix.hasExpressions() && none) {
            throw unfit("ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
        }
        if (partitioned && none) {
            throw unfit("ErrorOutputPrefix cannot be null or empty when Dynamic Partitioning is enabled");
        }
        if (prefix.hasErrorType()) {
            throw unfit("Prefix cannot contain !{firehose:error-output-type}");
        }
        if (errors.hasExpressions() && !errors.hasErrorType()) {
            throw unfit("ErrorOutputPrefix must contain at least one instance of !{firehose:error-output-type} when it"
                    + " contains expressions");
        }
        if (!errors.keys().isEmpty()) {
            throw unfit("ErrorOutputPrefix cannot contain partitionKeyFromQuery or partitionKeyFromLambda");
        }
        if (!partitioned && !prefix.keys().isEmpty()) {
            throw unfit(
                    "Prefix cannot contain partitionKeyFromQuery or partitionKeyFromLambda when Dynamic Partitioning"
                            + " is not enabled");
        }
        if (prefix.hasShardId() && type != DeliveryStreamType.KINESIS_STREAM_AS_SOURCE) {
            throw unfit("Prefix can contain !{firehose:shard-id} only when the source is a Kinesis stream");
        }
    }

    private void checkBackup(ExtendedS3DestinationConfiguration s3, DeliveryStreamType type) {
        S3DestinationConfiguration backup = s3.s3BackupConfiguration();
        if (s3.s3BackupMode() == S3BackupMode.ENABLED && backup == null) {
            throw FirehoseErrors.invalid("S3BackupConfiguration is required when S3BackupMode is Enabled.");
        }
        if (backup != null) {
            checked(backup, type);
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw FirehoseErrors.invalid("CustomTimeZone " + name + " is not a time zone that Firehose supports.");
        }
    }

    private static Prefix prefix(@Nullable String text) {
        try {
            return Prefix.parse(text == null ? "" : text);
        } catch (PrefixException e) {
            throw unfit(String.valueOf(e.getMessage()));
        }
    }

    private static dev.weir.broker.call.AwsException unfit(String constraint) {
        return FirehoseErrors.invalid(PREFIXES + constraint);
    }
}
