package dev.weir.app.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/** The destinations that the console knows by name. */
public enum DestinationType {
    S3("Amazon S3", "DeliveryToS3."),
    HTTP_ENDPOINT("HTTP endpoint", "DeliveryToHttpEndpoint."),
    SPLUNK("Splunk", "DeliveryToSplunk."),
    OPENSEARCH("OpenSearch", "DeliveryToAmazonOpenSearchService."),
    ELASTICSEARCH("Elasticsearch", "DeliveryToElasticsearch."),
    REDSHIFT("Amazon Redshift", "DeliveryToRedshift."),
    /** Of a kind that is shown by its description only. */
    OTHER("Other", "DeliveryToS3.");

    /** Those that the form offers, the most frequent first. */
    public static final List<DestinationType> OFFERED = List.of(S3, HTTP_ENDPOINT, SPLUNK, OPENSEARCH, REDSHIFT);

    private final String words;
    private final String metricPrefix;

    DestinationType(String words, String metricPrefix) {
        this.words = words;
        this.metricPrefix = metricPrefix;
    }

    public String words() {
        return words;
    }

    /** What CloudWatch's names of its delivery metrics begin with. */
    public String metricPrefix() {
        return metricPrefix;
    }

    /** The type of a destination as it is described. */
    public static DestinationType of(@Nullable DestinationDescription destination) {
        if (destination == null) {
            return OTHER;
        }
        // Others may be told with their backup in S3 beside them: S3 comes last.
        if (destination.httpEndpointDestinationDescription() != null) {
            return HTTP_ENDPOINT;
        }
        if (destination.splunkDestinationDescription() != null) {
            return SPLUNK;
        }
        if (destination.amazonopensearchserviceDestinationDescription() != null) {
            return OPENSEARCH;
        }
        if (destination.elasticsearchDestinationDescription() != null) {
            return ELASTICSEARCH;
        }
        if (destination.redshiftDestinationDescription() != null) {
            return REDSHIFT;
        }
        return destination.extendedS3DestinationDescription() != null || destination.s3DestinationDescription() != null
                ? S3
                : OTHER;
    }
}
