package dev.weir.app.delivery.form;

import dev.weir.app.delivery.LoggingSwitch;
import dev.weir.app.delivery.S3Facts;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.OpenXJsonSerDe;
import software.amazon.awssdk.services.firehose.model.OrcSerDe;
import software.amazon.awssdk.services.firehose.model.ParquetSerDe;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Serializer;

/** The destination in S3, between the form and the API. */
final class S3Request {

    private static final String BUCKET_ARN = "arn:aws:s3:::";

    private S3Request() {}

    static ExtendedS3DestinationConfiguration of(DeliveryDraft draft) {
        ExtendedS3DestinationConfiguration before = before(draft);
        boolean converted = draft.is(Flag.CONVERT);
        ExtendedS3DestinationConfiguration.Builder s3 =
                before == null ? ExtendedS3DestinationConfiguration.builder() : before.toBuilder();
        s3.roleARN(draft.get(Field.ROLE))
                .bucketARN(BUCKET_ARN + draft.get(Field.BUCKET))
                .prefix(draft.get(Field.PREFIX))
                .errorOutputPrefix(draft.get(Field.ERROR_PREFIX))
                .bufferingHints(hints(draft))
                .compressionFormat(
                        converted
                                ? CompressionFormat.UNCOMPRESSED
                                : draft.compression().get())
                .customTimeZone(draft.get(Field.TIME_ZONE))
                .cloudWatchLoggingOptions(logging(draft, before == null ? null : before.cloudWatchLoggingOptions()))
                .processingConfiguration(Processing.of(draft, before == null ? null : before.processingConfiguration()))
                .s3BackupMode(draft.is(Flag.BACKUP) ? S3BackupMode.ENABLED : S3BackupMode.DISABLED);
        if (!draft.get(Field.EXTENSION).isEmpty() || before != null) {
            s3.fileExtension(draft.get(Field.EXTENSION));
        }
        if (draft.is(Flag.PARTITION) || (before != null && before.dynamicPartitioningConfiguration() != null)) {
            s3.dynamicPartitioningConfiguration(partitioning -> partitioning
                    .enabled(draft.is(Flag.PARTITION))
                    .retryOptions(retry -> retry.durationInSeconds(draft.get(Amount.RETRY_SECONDS))));
        }
        if (draft.is(Flag.BACKUP)) {
            s3.s3BackupConfiguration(sourceBackup(draft));
        }
        if (converted) {
            s3.dataFormatConversionConfiguration(
                    conversion(draft, before == null ? null : before.dataFormatConversionConfiguration()));
        } else if (before != null && before.dataFormatConversionConfiguration() != null) {
            s3.dataFormatConversionConfiguration(before.dataFormatConversionConfiguration().toBuilder()
                    .enabled(false)
                    .build());
        }
        return s3.build();
    }

    private static @Nullable ExtendedS3DestinationConfiguration before(DeliveryDraft draft) {
        var base = draft.base();
        return base == null ? null : base.extendedS3DestinationConfiguration();
    }

    private static BufferingHints hints(DeliveryDraft draft) {
        return BufferingHints.builder()
                .sizeInMBs(draft.get(Amount.BUFFER_MIB))
                .intervalInSeconds(draft.get(Amount.BUFFER_SECONDS))
                .build();
    }

    /** @param before kept where errors are logged already */
    static CloudWatchLoggingOptions logging(DeliveryDraft draft, @Nullable CloudWatchLoggingOptions before) {
        if (!draft.is(Flag.LOGGING)) {
            return CloudWatchLoggingOptions.builder().enabled(false).build();
        }
        return before != null && Boolean.TRUE.equals(before.enabled())
                ? before
                : LoggingSwitch.options(draft.get(Field.NAME));
    }

    private static S3DestinationConfiguration sourceBackup(DeliveryDraft draft) {
        return S3DestinationConfiguration.builder()
                .roleARN(draft.get(Field.ROLE))
                .bucketARN(BUCKET_ARN
                        + (draft.get(Field.BACKUP_BUCKET).isEmpty()
                                ? draft.get(Field.BUCKET)
                                : draft.get(Field.BACKUP_BUCKET)))
                .prefix(draft.get(Field.BACKUP_PREFIX))
                .build();
    }

    /** Where another destination puts what it does not take, or everything. */
    static S3DestinationConfiguration besides(DeliveryDraft draft) {
        return S3DestinationConfiguration.builder()
                .roleARN(draft.get(Field.ROLE))
                .bucketARN(BUCKET_ARN + draft.get(Field.BUCKET))
                .prefix(draft.get(Field.PREFIX))
                .errorOutputPrefix(draft.get(Field.ERROR_PREFIX))
                .compressionFormat(draft.compression().get())
                .bufferingHints(hints(draft))
                .build();
    }

    private static DataFormatConversionConfiguration conversion(
            DeliveryDraft draft, @Nullable DataFormatConversionConfiguration before) {
        DataFormatConversionConfiguration.Builder conversion =
                before == null ? DataFormatConversionConfiguration.builder() : before.toBuilder();
        boolean sameFormat =
                before != null && formatOf(before) == draft.format().get();
        conversion
                .enabled(true)
                .schemaConfiguration(schema -> schema.roleARN(draft.get(Field.ROLE))
                        .databaseName(draft.get(Field.DATABASE))
                        .tableName(draft.get(Field.TABLE))
                        .versionId("LATEST"));
        if (before == null) {
            conversion.inputFormatConfiguration(input -> input.deserializer(deserializer ->
                    deserializer.openXJsonSerDe(OpenXJsonSerDe.builder().build())));
        }
        if (!sameFormat) {
            Serializer serializer = draft.format().get() == ColumnFormat.PARQUET
                    ? Serializer.builder()
                            .parquetSerDe(ParquetSerDe.builder().build())
                            .build()
                    : Serializer.builder().orcSerDe(OrcSerDe.builder().build()).build();
            conversion.outputFormatConfiguration(output -> output.serializer(serializer));
        }
        return conversion.build();
    }

    private static ColumnFormat formatOf(DataFormatConversionConfiguration conversion) {
        var output = conversion.outputFormatConfiguration();
        return output != null
                        && output.serializer() != null
                        && output.serializer().orcSerDe() != null
                ? ColumnFormat.ORC
                : ColumnFormat.PARQUET;
    }

    /** Reads a destination. */
    static void read(ExtendedS3DestinationConfiguration s3, DeliveryDraft draft) {
        draft.set(Field.ROLE, s3.roleARN());
        draft.set(Field.BUCKET, S3Facts.bucketName(s3.bucketARN()));
        draft.set(Field.PREFIX, s3.prefix());
        draft.set(Field.ERROR_PREFIX, s3.errorOutputPrefix());
        draft.set(Field.TIME_ZONE, s3.customTimeZone() == null ? "UTC" : s3.customTimeZone());
        draft.set(Field.EXTENSION, s3.fileExtension());
        readHints(s3.bufferingHints(), draft);
        if (s3.compressionFormat() != null) {
            draft.compression().set(s3.compressionFormat());
        }
        readLogging(s3.cloudWatchLoggingOptions(), draft);
        Processing.read(s3.processingConfiguration(), draft);
        var partitioning = s3.dynamicPartitioningConfiguration();
        draft.flag(Flag.PARTITION).set(partitioning != null && Boolean.TRUE.equals(partitioning.enabled()));
        if (s3.s3BackupMode() == S3BackupMode.ENABLED && s3.s3BackupConfiguration() != null) {
            draft.flag(Flag.BACKUP).set(true);
            draft.set(
                    Field.BACKUP_BUCKET,
                    S3Facts.bucketName(s3.s3BackupConfiguration().bucketARN()));
            draft.set(Field.BACKUP_PREFIX, s3.s3BackupConfiguration().prefix());
        }
        var conversion = s3.dataFormatConversionConfiguration();
        if (conversion != null && !Boolean.FALSE.equals(conversion.enabled())) {
            draft.flag(Flag.CONVERT).set(true);
            draft.format().set(formatOf(conversion));
            if (conversion.schemaConfiguration() != null) {
                draft.set(Field.DATABASE, conversion.schemaConfiguration().databaseName());
                draft.set(Field.TABLE, conversion.schemaConfiguration().tableName());
            }
        }
    }

    /** Reads where another destination puts what it does not take. */
    static void readBesides(@Nullable S3DestinationConfiguration s3, DeliveryDraft draft) {
        if (s3 != null) {
            draft.set(Field.BUCKET, S3Facts.bucketName(s3.bucketARN()));
            draft.set(Field.PREFIX, s3.prefix());
            draft.set(Field.ERROR_PREFIX, s3.errorOutputPrefix());
            if (s3.compressionFormat() != null) {
                draft.compression().set(s3.compressionFormat());
            }
        }
    }

    static void readLogging(@Nullable CloudWatchLoggingOptions options, DeliveryDraft draft) {
        draft.flag(Flag.LOGGING).set(options != null && Boolean.TRUE.equals(options.enabled()));
    }

    private static void readHints(@Nullable BufferingHints hints, DeliveryDraft draft) {
        if (hints != null) {
            readHints(hints.sizeInMBs(), hints.intervalInSeconds(), draft);
        }
    }

    static void readHints(@Nullable Integer mebibytes, @Nullable Integer seconds, DeliveryDraft draft) {
        if (mebibytes != null) {
            draft.amount(Amount.BUFFER_MIB).set(mebibytes);
        }
        if (seconds != null) {
            draft.amount(Amount.BUFFER_SECONDS).set(seconds);
        }
    }
}
