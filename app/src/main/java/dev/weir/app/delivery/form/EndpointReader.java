package dev.weir.app.delivery.form;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;
import software.amazon.awssdk.services.firehose.model.ContentEncoding;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.HttpEndpointS3BackupMode;
import software.amazon.awssdk.services.firehose.model.RedshiftS3BackupMode;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;

/** Fills the form from the destinations besides S3. The service does not tell secrets: those fields stay empty. */
final class EndpointReader {

    private EndpointReader() {}

    static void read(CreateDeliveryStreamRequest now, DeliveryDraft draft) {
        var http = now.httpEndpointDestinationConfiguration();
        if (http != null) {
            draft.set(
                    Field.URL,
                    http.endpointConfiguration() == null
                            ? ""
                            : http.endpointConfiguration().url());
            draft.set(Field.ROLE, http.roleARN());
            var request = http.requestConfiguration();
            draft.flag(Flag.GZIP_REQUESTS).set(request != null && request.contentEncoding() == ContentEncoding.GZIP);
            draft.flag(Flag.BACKUP).set(http.s3BackupMode() == HttpEndpointS3BackupMode.ALL_DATA);
            var hints = http.bufferingHints();
            rest(
                    draft,
                    hints == null ? null : hints.sizeInMBs(),
                    hints == null ? null : hints.intervalInSeconds(),
                    http.retryOptions() == null ? null : http.retryOptions().durationInSeconds());
            S3Request.readBesides(http.s3Configuration(), draft);
            S3Request.readLogging(http.cloudWatchLoggingOptions(), draft);
            Processing.read(http.processingConfiguration(), draft);
        }
        readSplunk(now, draft);
        readSearch(now, draft);
        readRedshift(now, draft);
    }

    private static void readSplunk(CreateDeliveryStreamRequest now, DeliveryDraft draft) {
        var splunk = now.splunkDestinationConfiguration();
        if (splunk != null) {
            draft.set(Field.HEC_ENDPOINT, splunk.hecEndpoint());
            draft.set(
                    Field.ROLE,
                    splunk.s3Configuration() == null
                            ? ""
                            : splunk.s3Configuration().roleARN());
            draft.flag(Flag.BACKUP).set(splunk.s3BackupMode() == SplunkS3BackupMode.ALL_EVENTS);
            var hints = splunk.bufferingHints();
            rest(
                    draft,
                    hints == null ? null : hints.sizeInMBs(),
                    hints == null ? null : hints.intervalInSeconds(),
                    splunk.retryOptions() == null ? null : splunk.retryOptions().durationInSeconds());
            S3Request.readBesides(splunk.s3Configuration(), draft);
            S3Request.readLogging(splunk.cloudWatchLoggingOptions(), draft);
            Processing.read(splunk.processingConfiguration(), draft);
        }
    }

    private static void readSearch(CreateDeliveryStreamRequest now, DeliveryDraft draft) {
        var search = now.amazonopensearchserviceDestinationConfiguration();
        if (search != null) {
            draft.set(
                    Field.SEARCH_ENDPOINT,
                    search.clusterEndpoint() == null ? search.domainARN() : search.clusterEndpoint());
            draft.set(Field.INDEX, search.indexName());
            draft.set(Field.ROLE, search.roleARN());
            draft.flag(Flag.BACKUP).set(search.s3BackupMode() == AmazonopensearchserviceS3BackupMode.ALL_DOCUMENTS);
            var hints = search.bufferingHints();
            rest(
                    draft,
                    hints == null ? null : hints.sizeInMBs(),
                    hints == null ? null : hints.intervalInSeconds(),
                    search.retryOptions() == null ? null : search.retryOptions().durationInSeconds());
            S3Request.readBesides(search.s3Configuration(), draft);
            S3Request.readLogging(search.cloudWatchLoggingOptions(), draft);
            Processing.read(search.processingConfiguration(), draft);
        }
    }

    private static void readRedshift(CreateDeliveryStreamRequest now, DeliveryDraft draft) {
        var redshift = now.redshiftDestinationConfiguration();
        if (redshift != null) {
            draft.set(Field.JDBC_URL, redshift.clusterJDBCURL());
            draft.set(Field.USER, redshift.username());
            draft.set(Field.ROLE, redshift.roleARN());
            if (redshift.copyCommand() != null) {
                draft.set(Field.DATA_TABLE, redshift.copyCommand().dataTableName());
                draft.set(Field.COLUMNS, redshift.copyCommand().dataTableColumns());
                draft.set(Field.COPY_OPTIONS, redshift.copyCommand().copyOptions());
            }
            draft.flag(Flag.BACKUP).set(redshift.s3BackupMode() == RedshiftS3BackupMode.ENABLED);
            var staging = redshift.s3Configuration();
            var hints = staging == null ? null : staging.bufferingHints();
            rest(
                    draft,
                    hints == null ? null : hints.sizeInMBs(),
                    hints == null ? null : hints.intervalInSeconds(),
                    redshift.retryOptions() == null
                            ? null
                            : redshift.retryOptions().durationInSeconds());
            S3Request.readBesides(staging, draft);
            S3Request.readLogging(redshift.cloudWatchLoggingOptions(), draft);
            Processing.read(redshift.processingConfiguration(), draft);
        }
    }

    private static void rest(
            DeliveryDraft draft,
            @Nullable Integer mebibytes,
            @Nullable Integer seconds,
            @Nullable Integer retrySeconds) {
        S3Request.readHints(mebibytes, seconds, draft);
        if (retrySeconds != null) {
            draft.amount(Amount.RETRY_SECONDS).set(retrySeconds);
        }
    }
}
