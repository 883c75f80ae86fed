package dev.weir.app.delivery;

import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;

/** The destinations that the console knows by name. */
public enum DestinationType {
    S3("DeliveryToS3."),
    HTTP_ENDPOINT("DeliveryToHttpEndpoint."),
    SPLUNK("DeliveryToSplunk."),
    OPENSEARCH("DeliveryToAmazonOpenSearchService."),
    ELASTICSEARCH("DeliveryToElasticsearch."),
    REDSHIFT("DeliveryToRedshift."),
    /** Of a kind that is shown by its description only. */
    OTHER("DeliveryToS3.");

    /** Those that the form offers, the most frequent first. */
    public static final List<DestinationType> OFFERED = List.of(S3, HTTP_ENDPOINT, SPLUNK, OPENSEARCH, REDSHIFT);

    private final String metricPrefix;

    DestinationType(String metricPrefix) {

        this.metricPrefix = metricPrefix;
    }

    public String words() {
        return switch (this) {
            case S3 -> "Amazon S3";
            case HTTP_ENDPOINT -> Text.of("HTTP endpoint");
            case SPLUNK -> "Splunk";
            case OPENSEARCH -> "OpenSearch";
            case ELASTICSEARCH -> "Elasticsearch";
            case REDSHIFT -> "Amazon Redshift";
            case OTHER -> Text.of("Other");
        };
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
