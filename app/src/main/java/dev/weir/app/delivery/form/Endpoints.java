package dev.weir.app.delivery.form;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.HECEndpointType;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** The destinations besides S3, from the form to the API. Secrets that were not typed again are left as they are. */
final class Endpoints {

    private Endpoints() {}

    static HttpEndpointDestinationConfiguration http(DeliveryDraft draft) {
        CreateDeliveryStreamRequest base = draft.base();
        HttpEndpointDestinationConfiguration before = base == null ? null : base.httpEndpointDestinationConfiguration();
        HttpEndpointDestinationConfiguration.Builder http =
                before == null ? HttpEndpointDestinationConfiguration.builder() : before.toBuilder();
        return http.endpointConfiguration(endpoint -> endpoint.url(draft.get(Field.URL))
                        .name(draft.get(Field.NAME))
                        .accessKey(secret(draft, Field.ACCESS_KEY)))
                .roleARN(draft.get(Field.ROLE))
                .bufferingHints(hints -> hints.sizeInMBs(draft.get(Amount.BUFFER_MIB))
                        .intervalInSeconds(draft.get(Amount.BUFFER_SECONDS)))
                .requestConfiguration(request -> {
                    if (before != null && before.requestConfiguration() != null) {
                        request.commonAttributes(before.requestConfiguration().commonAttributes());
                    }
                    request.contentEncoding(draft.is(Flag.GZIP_REQUESTS) ? ContentEncoding.GZIP : ContentEncoding.NONE);
                })
                .retryOptions(retry -> retry.durationInSeconds(draft.get(Amount.RETRY_SECONDS)))
                .s3BackupMode(
                        draft.is(Flag.BACKUP)
                                ? HttpEndpointS3BackupMode.ALL_DATA
                                : HttpEndpointS3BackupMode.FAILED_DATA_ONLY)
                .s3Configuration(S3Request.besides(draft))
                .processingConfiguration(processing(draft, before == null ? null : before.processingConfiguration()))
                .cloudWatchLoggingOptions(logging(draft, before == null ? null : before.cloudWatchLoggingOptions()))
                .build();
    }

    static SplunkDestinationConfiguration splunk(DeliveryDraft draft) {
        CreateDeliveryStreamRequest base = draft.base();
        SplunkDestinationConfiguration before = base == null ? null : base.splunkDestinationConfiguration();
        SplunkDestinationConfiguration.Builder splunk =
                before == null ? SplunkDestinationConfiguration.builder() : before.toBuilder();
        if (before == null) {
            splunk.hecEndpointType(HECEndpointType.RAW).hecAcknowledgmentTimeoutInSeconds(180);
        }
        return splunk.hecEndpoint(draft.get(Field.HEC_ENDPOINT))
                .hecToken(secret(draft, Field.HEC_TOKEN))
                .bufferingHints(hints -> hints.sizeInMBs(draft.get(Amount.BUFFER_MIB))
                        .intervalInSeconds(draft.get(Amount.BUFFER_SECONDS)))
                .retryOptions(retry -> retry.durationInSeconds(draft.get(Amount.RETRY_SECONDS)))
                .s3BackupMode(
                        draft.is(Flag.BACKUP) ? SplunkS3BackupMode.ALL_EVENTS : SplunkS3BackupMode.FAILED_EVENTS_ONLY)
                .s3Configuration(S3Request.besides(draft))
                .processingConfiguration(processing(draft, before == null ? null : before.processingConfiguration()))
                .cloudWatchLoggingOptions(logging(draft, before == null ? null : before.cloudWatchLoggingOptions()))
                .build();
    }

    static AmazonopensearchserviceDestinationConfiguration search(DeliveryDraft draft) {
        CreateDeliveryStreamRequest base = draft.base();
        AmazonopensearchserviceDestinationConfiguration before =
                base == null ? null : base.amazonopensearchserviceDestinationConfiguration();
        AmazonopensearchserviceDestinationConfiguration.Builder search =
                before == null ? AmazonopensearchserviceDestinationConfiguration.builder() : before.toBuilder();
        String endpoint = draft.get(Field.SEARCH_ENDPOINT);
        boolean isDomain = endpoint.startsWith("arn:");
        return search.domainARN(isDomain ? endpoint : null)
                .clusterEndpoint(isDomain ? null : endpoint)
                .indexName(draft.get(Field.INDEX))
                .roleARN(draft.get(Field.ROLE))
                .bufferingHints(hints -> hints.sizeInMBs(draft.get(Amount.BUFFER_MIB))
                        .intervalInSeconds(draft.get(Amount.BUFFER_SECONDS)))
                .retryOptions(retry -> retry.durationInSeconds(draft.get(Amount.RETRY_SECONDS)))
                .s3BackupMode(
                        draft.is(Flag.BACKUP)
                                ? AmazonopensearchserviceS3BackupMode.ALL_DOCUMENTS
                                : AmazonopensearchserviceS3BackupMode.FAILED_DOCUMENTS_ONLY)
                .s3Configuration(S3Request.besides(draft))
                .processingConfiguration(processing(draft, before == null ? null : before.processingConfiguration()))
                .cloudWatchLoggingOptions(logging(draft, before == null ? null : before.cloudWatchLoggingOptions()))
                .build();
    }

    static RedshiftDestinationConfiguration redshift(DeliveryDraft draft) {
        CreateDeliveryStreamRequest base = draft.base();
        RedshiftDestinationConfiguration before = base == null ? null : base.redshiftDestinationConfiguration();
        RedshiftDestinationConfiguration.Builder redshift =
                before == null ? RedshiftDestinationConfiguration.builder() : before.toBuilder();
        S3DestinationConfiguration staging = S3Request.besides(draft);
        if (staging.compressionFormat() == CompressionFormat.SNAPPY
                || staging.compressionFormat() == CompressionFormat.ZIP) {
            // COPY reads neither.
            staging = staging.toBuilder()
                    .compressionFormat(CompressionFormat.UNCOMPRESSED)
                    .build();
        }
        return redshift.clusterJDBCURL(draft.get(Field.JDBC_URL))
                .username(draft.get(Field.USER))
                .password(secret(draft, Field.PASSWORD))
                .copyCommand(copy -> copy.dataTableName(draft.get(Field.DATA_TABLE))
                        .dataTableColumns(emptyAsNull(draft.get(Field.COLUMNS)))
                        .copyOptions(emptyAsNull(draft.get(Field.COPY_OPTIONS))))
                .roleARN(draft.get(Field.ROLE))
                .retryOptions(retry -> retry.durationInSeconds(draft.get(Amount.RETRY_SECONDS)))
                .s3BackupMode(draft.is(Flag.BACKUP) ? RedshiftS3BackupMode.ENABLED : RedshiftS3BackupMode.DISABLED)
                .s3Configuration(staging)
                .s3BackupConfiguration(
                        draft.is(Flag.BACKUP)
                                ? staging.toBuilder()
                                        .prefix(draft.get(Field.BACKUP_PREFIX))
                                        .build()
                                : null)
                .processingConfiguration(processing(draft, before == null ? null : before.processingConfiguration()))
                .cloudWatchLoggingOptions(logging(draft, before == null ? null : before.cloudWatchLoggingOptions()))
                .build();
    }

    private static ProcessingConfiguration processing(DeliveryDraft draft, @Nullable ProcessingConfiguration before) {
        return Processing.of(draft, before);
    }

    private static CloudWatchLoggingOptions logging(DeliveryDraft draft, @Nullable CloudWatchLoggingOptions before) {
        return S3Request.logging(draft, before);
    }

    private static @Nullable String secret(DeliveryDraft draft, Field text) {
        return emptyAsNull(draft.get(text));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
