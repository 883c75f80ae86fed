package dev.weir.broker.firehose;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricSink;
import dev.weir.broker.firehose.convert.JsonNames;
import dev.weir.broker.firehose.convert.OrcFormat;
import dev.weir.broker.firehose.convert.ParquetFormat;
import dev.weir.broker.firehose.convert.TableSchemas;
import dev.weir.broker.firehose.delivery.DeliveryMetrics;
import dev.weir.broker.firehose.delivery.Plan;
import dev.weir.broker.firehose.delivery.RecordFormat;
import dev.weir.broker.firehose.object.Compression;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.Prefix;
import dev.weir.broker.firehose.object.PrefixException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DataFormatConversionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.OpenXJsonSerDe;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.SchemaConfiguration;
import software.amazon.awssdk.services.firehose.model.Serializer;
import software.amazon.awssdk.services.glue.model.GetTableRequest;

/** Turns a destination, which was checked, into what is done with records. */
final class Plans {

    private static final long PAGE_BYTES = 1 << 20;
    private static final String ERROR_TYPE = "!{firehose:error-output-type}/";

    private final ProcessorPlans processors;
    private final MetricSink sink;
    private final TableSchemas tables;
    private final OnwardPlans onwards;
    private final ServiceCalls calls;

    Plans(ProcessorPlans processors, MetricSink sink, TableSchemas tables, OnwardPlans onwards, ServiceCalls calls) {
        this.processors = processors;
        this.sink = sink;
        this.tables = tables;
        this.onwards = onwards;
        this.calls = calls;
    }

    Plan of(DeliveryStream stream) {
        return stream.destination().kind() == DestinationKind.EXTENDED_S3
                ? s3(stream, stream.destination().as(ExtendedS3DestinationConfiguration.class))
                : beyond(stream, onwards.of(stream, new DeliveryMetrics(sink, stream.name())));
    }

    /** Records go on from here, and what is not taken goes into the bucket beside the destination. */
    private Plan beyond(DeliveryStream stream, OnwardPlans.Beyond beyond) {
        ExtendedS3DestinationConfiguration bucket = S3Rules.extended(beyond.bucket());
        ObjectTarget target = target(stream, bucket);
        return new Plan(
                stream.version(),
                processors.of(stream, beyond.processing(), Set.of(), new DeliveryMetrics(sink, stream.name())),
                PAGE_BYTES,
                beyond.buffering() == null ? target : beyond.buffering().over(target),
                errorsBelow(stream, bucket),
                beyond.backup() == null ? null : target(stream, S3Rules.extended(beyond.backup())),
                null,
                beyond.onward());
    }

    /** Where no prefix is said for errors, they go below the prefix that there is, under their type. */
    private static ObjectTarget errorsBelow(DeliveryStream stream, ExtendedS3DestinationConfiguration bucket) {
        boolean said = bucket.errorOutputPrefix() != null
                && !bucket.errorOutputPrefix().isEmpty();
        return errors(
                stream,
                said
                        ? bucket
                        : bucket.toBuilder().errorOutputPrefix(bucket.prefix()).build());
    }

    private Plan s3(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        boolean backup = s3.s3BackupMode() == S3BackupMode.ENABLED;
        return new Plan(
                stream.version(),
                processors.of(
                        stream,
                        s3.processingConfiguration(),
                        prefix(s3.prefix()).keys(),
                        new DeliveryMetrics(sink, stream.name())),
                PAGE_BYTES,
                target(stream, s3),
                errors(stream, s3),
                backup ? target(stream, S3Rules.extended(s3.s3BackupConfiguration())) : null,
                S3Rules.isConverted(s3) ? format(stream, s3.dataFormatConversionConfiguration()) : null,
                null);
    }

    private RecordFormat format(DeliveryStream stream, DataFormatConversionConfiguration conversion) {
        SchemaConfiguration schema = conversion.schemaConfiguration();
        String region = schema.region() == null ? stream.region() : schema.region();
        String version = schema.versionId() == null ? "LATEST" : schema.versionId();
        OpenXJsonSerDe openX =
                conversion.inputFormatConfiguration().deserializer().openXJsonSerDe();
        JsonNames names = openX == null
                ? JsonNames.HIVE
                : JsonNames.openX(
                        !Boolean.FALSE.equals(openX.caseInsensitive()),
                        Boolean.TRUE.equals(openX.convertDotsInJsonKeysToUnderscores()),
                        openX.columnToJsonKeyMappings());
        Supplier<@Nullable List<TableSchemas.Column>> columns = () -> columns(stream, schema, region, version);
        Serializer serializer = conversion.outputFormatConfiguration().serializer();
        return serializer.orcSerDe() != null
                ? new OrcFormat(columns, names, serializer.orcSerDe())
                : new ParquetFormat(columns, names, serializer.parquetSerDe());
    }

    private @Nullable List<TableSchemas.Column> columns(
            DeliveryStream stream, SchemaConfiguration schema, String region, String version) {
        GetTableRequest request = GetTableRequest.builder()
                .databaseName(schema.databaseName())
                .name(schema.tableName())
                .build();
        try {
            return calls.<@Nullable List<TableSchemas.Column>, RuntimeException>make(
                    stream.role(schema.roleARN()),
                    ServiceId.GLUE,
                    "GetTable",
                    request,
                    () -> tables.columns(region, schema.databaseName(), schema.tableName(), version));
        } catch (AwsException e) {
            throw e.code().equals(ServiceCalls.DENIED) ? deniedByGlue(e) : e;
        }
    }

    private static AwsException deniedByGlue(AwsException denied) {
        return AwsException.of(
                "Glue.AccessDenied",
                "Access was denied when calling Glue. Please ensure that the role specified in the data format"
                        + " conversion configuration has the necessary permissions. " + denied.getMessage());
    }

    static ObjectTarget target(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        return target(stream, s3, prefix(s3.prefix()).withDefaultTime());
    }

    /** Where no prefix is said, errors go below their type. */
    static ObjectTarget errors(DeliveryStream stream, ExtendedS3DestinationConfiguration s3) {
        String given = s3.errorOutputPrefix();
        Prefix prefix = given == null || given.isEmpty() ? prefix(ERROR_TYPE).withDefaultTime() : prefix(given);
        if (given != null && !given.isEmpty() && !prefix.hasExpressions()) {
            prefix = prefix(given + ERROR_TYPE).withDefaultTime();
        }
        return target(stream, s3, prefix);
    }

    private static ObjectTarget target(DeliveryStream stream, ExtendedS3DestinationConfiguration s3, Prefix prefix) {
        String zone = s3.customTimeZone();
        return new ObjectTarget(
                stream.role(s3.roleARN()),
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
