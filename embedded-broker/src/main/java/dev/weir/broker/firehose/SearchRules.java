package dev.weir.broker.firehose;

import dev.weir.broker.firehose.endpoint.SearchCluster;
import dev.weir.broker.firehose.onward.Reach;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceBufferingHints;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceIndexRotationPeriod;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;
import software.amazon.awssdk.services.firehose.model.DefaultDocumentIdFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationConfiguration;

/** What OpenSearch destinations may be, and those of the name Elasticsearch, which are the same. */
final class SearchRules {

    private static final String ENDPOINT = "DestinationConfiguration.clusterEndpoint";
    private static final int DEFAULT_MIB = 5;
    private static final int DEFAULT_SECONDS = 300;
    private static final int DEFAULT_RETRY = 300;

    private final SharedRules shared;
    private final Reach reach;

    SearchRules(SharedRules shared, Reach reach) {
        this.shared = shared;
        this.reach = reach;
    }

    /** A destination of the name Elasticsearch, with what the service sets where nothing is said. */
    ElasticsearchDestinationConfiguration checked(
            ElasticsearchDestinationConfiguration given, DeliveryStreamType type) {
        ElasticsearchDestinationConfiguration.Builder filled = ElasticsearchDestinationConfiguration.builder();
        PojoCopy.into((SdkPojo) filled, given);
        PojoCopy.into((SdkPojo) filled, checked(common(given), "elasticsearch", type));
        return filled.build();
    }

    /** A destination with what the service sets where nothing is said. */
    AmazonopensearchserviceDestinationConfiguration checked(
            AmazonopensearchserviceDestinationConfiguration given, DeliveryStreamType type) {
        return checked(given, "amazonopensearchservice", type);
    }

    /** One name for both. */
    static AmazonopensearchserviceDestinationConfiguration common(ElasticsearchDestinationConfiguration given) {
        AmazonopensearchserviceDestinationConfiguration.Builder common =
                AmazonopensearchserviceDestinationConfiguration.builder();
        PojoCopy.into((SdkPojo) common, given);
        return common.build();
    }

    private AmazonopensearchserviceDestinationConfiguration checked(
            AmazonopensearchserviceDestinationConfiguration given, String path, DeliveryStreamType type) {
        checkAddress(given, path);
        if (!SearchCluster.isIndexName(given.indexName())) {
            throw FirehoseErrors.invalid(
                    "IndexName " + given.indexName() + " is not the name of an index: it must be in"
                            + " lower case, without \\ / * ? \" < > | # : , and spaces, and not begin with - _ or +.");
        }
        shared.processors(given.processingConfiguration());
        AmazonopensearchserviceBufferingHints hints = given.bufferingHints();
        @Nullable Integer size = hints == null ? null : hints.sizeInMBs();
        @Nullable Integer seconds = hints == null ? null : hints.intervalInSeconds();
        AmazonopensearchserviceDestinationConfiguration.Builder filled = given.toBuilder()
                .bufferingHints(AmazonopensearchserviceBufferingHints.builder()
                        .sizeInMBs(size == null ? DEFAULT_MIB : size)
                        .intervalInSeconds(seconds == null ? DEFAULT_SECONDS : seconds)
                        .build())
                .s3Configuration(shared.bucket(given.s3Configuration(), type));
        if (given.indexRotationPeriod() == null) {
            filled.indexRotationPeriod(AmazonopensearchserviceIndexRotationPeriod.ONE_DAY);
        }
        if (given.retryOptions() == null || given.retryOptions().durationInSeconds() == null) {
            filled.retryOptions(retry -> retry.durationInSeconds(DEFAULT_RETRY));
        }
        if (given.s3BackupMode() == null) {
            filled.s3BackupMode(AmazonopensearchserviceS3BackupMode.FAILED_DOCUMENTS_ONLY);
        }
        if (given.documentIdOptions() == null) {
            filled.documentIdOptions(id -> id.defaultDocumentIdFormat(DefaultDocumentIdFormat.FIREHOSE_DEFAULT));
        }
        return filled.build();
    }

    private void checkAddress(AmazonopensearchserviceDestinationConfiguration given, String path) {
        if ((given.clusterEndpoint() == null) == (given.domainARN() == null)) {
            throw FirehoseErrors.invalid("Exactly one of ClusterEndpoint and DomainARN must be given.");
        }
        if (given.domainARN() != null) {
            throw FirehoseErrors.invalid("The broker of Weir cannot look up the endpoint of the domain "
                    + given.domainARN() + ". Give ClusterEndpoint instead of DomainARN.");
        }
        Addresses.check(given.clusterEndpoint(), path + ENDPOINT, "https:.*", reach);
    }
}
