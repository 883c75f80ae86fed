package dev.weir.broker.firehose;

import dev.weir.broker.firehose.delivery.DeliveryMetrics;
import dev.weir.broker.firehose.endpoint.HttpCalls;
import dev.weir.broker.firehose.endpoint.HttpEndpoint;
import dev.weir.broker.firehose.endpoint.IndexName;
import dev.weir.broker.firehose.endpoint.SearchCluster;
import dev.weir.broker.firehose.endpoint.SplunkCollector;
import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.onward.Onward;
import dev.weir.broker.firehose.onward.Reach;
import dev.weir.broker.firehose.onward.Retries;
import dev.weir.broker.firehose.warehouse.JdbcAddress;
import dev.weir.broker.firehose.warehouse.Warehouse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.DefaultDocumentIdFormat;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HECEndpointType;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** Turns destinations that are no bucket, which were checked, into what takes records. */
final class OnwardPlans {

    private final HttpCalls calls;
    private final Buckets buckets;
    private final Reach reach;

    OnwardPlans(HttpCalls calls, Buckets buckets, Reach reach) {
        this.calls = calls;
        this.buckets = buckets;
        this.reach = reach;
    }

    /** How much is handed over at a time: whichever comes first. */
    record Buffering(int mebibytes, int seconds) {

        ObjectTarget over(ObjectTarget target) {
            return target.buffering((long) mebibytes << 20, Duration.ofSeconds(seconds));
        }
    }

    /**
     * A destination that is no bucket, and the bucket beside it.
     *
     * @param buffering null where that of the bucket counts
     * @param backup where every record of the source goes as it came, or null
     */
    record Beyond(
            Onward onward,
            S3DestinationConfiguration bucket,
            @Nullable Buffering buffering,
            @Nullable S3DestinationConfiguration backup,
            @Nullable ProcessingConfiguration processing) {}

    Beyond of(DeliveryStream stream, DeliveryMetrics metrics) {
        Destination destination = stream.destination();
        return switch (destination.kind()) {
            case HTTP_ENDPOINT -> http(stream, destination.as(HttpEndpointDestinationConfiguration.class), metrics);
            case SPLUNK -> splunk(destination.as(SplunkDestinationConfiguration.class), metrics);
            case OPENSEARCH ->
                search(
                        stream,
                        destination.as(AmazonopensearchserviceDestinationConfiguration.class),
                        SearchCluster.Flavour.OPENSEARCH,
                        metrics);
            case ELASTICSEARCH ->
                search(
                        stream,
                        SearchRules.common(destination.as(ElasticsearchDestinationConfiguration.class)),
                        SearchCluster.Flavour.ELASTICSEARCH,
                        metrics);
            case REDSHIFT -> redshift(stream, destination.as(RedshiftDestinationConfiguration.class));
            case EXTENDED_S3 -> throw new IllegalArgumentException("A bucket is where deliveries end");
        };
    }

    private Beyond http(DeliveryStream stream, HttpEndpointDestinationConfiguration given, DeliveryMetrics metrics) {
        Map<String, String> attributes = new LinkedHashMap<>();
        given.requestConfiguration()
                .commonAttributes()
                .forEach(each -> attributes.put(each.attributeName(), each.attributeValue()));
        String key = given.endpointConfiguration().accessKey();
        HttpEndpoint.Settings settings = new HttpEndpoint.Settings(
                URI.create(given.endpointConfiguration().url()),
                stream.arn(),
                key == null || key.isEmpty() ? null : key,
                attributes,
                given.requestConfiguration().contentEncoding() == ContentEncoding.GZIP,
                Retries.between(given.retryOptions().durationInSeconds()));
        return new Beyond(
                new HttpEndpoint(settings, calls, buckets::newFile, metrics::record),
                given.s3Configuration(),
                new Buffering(
                        given.bufferingHints().sizeInMBs(),
                        given.bufferingHints().intervalInSeconds()),
                given.s3BackupMode() == HttpEndpointS3BackupMode.ALL_DATA ? given.s3Configuration() : null,
                given.processingConfiguration());
    }

    private Beyond splunk(SplunkDestinationConfiguration given, DeliveryMetrics metrics) {
        SplunkCollector.Settings settings = new SplunkCollector.Settings(
                URI.create(given.hecEndpoint()),
                given.hecEndpointType() == HECEndpointType.RAW,
                given.hecToken(),
                Duration.ofSeconds(given.hecAcknowledgmentTimeoutInSeconds()),
                Retries.between(given.retryOptions().durationInSeconds()));
        return new Beyond(
                new SplunkCollector(settings, calls, buckets::newFile, metrics::record),
                given.s3Configuration(),
                new Buffering(
                        given.bufferingHints().sizeInMBs(),
                        given.bufferingHints().intervalInSeconds()),
                given.s3BackupMode() == SplunkS3BackupMode.ALL_EVENTS ? given.s3Configuration() : null,
                given.processingConfiguration());
    }

    private Beyond search(
            DeliveryStream stream,
            AmazonopensearchserviceDestinationConfiguration given,
            SearchCluster.Flavour flavour,
            DeliveryMetrics metrics) {
        boolean ownIds =
                given.documentIdOptions().defaultDocumentIdFormat() == DefaultDocumentIdFormat.FIREHOSE_DEFAULT;
        String type = given.typeName();
        SearchCluster.Settings settings = new SearchCluster.Settings(
                URI.create(given.clusterEndpoint()),
                flavour,
                new IndexName(given.indexName(), rotation(given)),
                type == null || type.isEmpty() ? null : type,
                ownIds ? stream.createdAt().toEpochMilli() + "-" : null,
                Retries.fromFirst(given.retryOptions().durationInSeconds()));
        return new Beyond(
                new SearchCluster(settings, calls, metrics::record),
                given.s3Configuration(),
                new Buffering(
                        given.bufferingHints().sizeInMBs(),
                        given.bufferingHints().intervalInSeconds()),
                given.s3BackupMode() == AmazonopensearchserviceS3BackupMode.ALL_DOCUMENTS
                        ? given.s3Configuration()
                        : null,
                given.processingConfiguration());
    }

    private static IndexName.Rotation rotation(AmazonopensearchserviceDestinationConfiguration given) {
        return switch (given.indexRotationPeriod()) {
            case ONE_HOUR -> IndexName.Rotation.HOUR;
            case ONE_DAY -> IndexName.Rotation.DAY;
            case ONE_WEEK -> IndexName.Rotation.WEEK;
            case ONE_MONTH -> IndexName.Rotation.MONTH;
            default -> IndexName.Rotation.NONE;
        };
    }

    private Beyond redshift(DeliveryStream stream, RedshiftDestinationConfiguration given) {
        JdbcAddress address = JdbcAddress.parse(given.clusterJDBCURL());
        if (address == null) {
            throw new IllegalStateException("A URL of a database was kept that cannot be");
        }
        Warehouse.Settings settings = new Warehouse.Settings(
                address,
                given.username(),
                given.password(),
                given.copyCommand().dataTableName(),
                given.copyCommand().dataTableColumns(),
                given.copyCommand().copyOptions(),
                stream.role(given.roleARN()),
                Retries.fromFirst(given.retryOptions().durationInSeconds()));
        return new Beyond(
                new Warehouse(settings, buckets, calls.time(), reach),
                given.s3Configuration(),
                null,
                given.s3BackupMode() == RedshiftS3BackupMode.ENABLED ? given.s3BackupConfiguration() : null,
                given.processingConfiguration());
    }
}
