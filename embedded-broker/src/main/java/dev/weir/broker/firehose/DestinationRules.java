package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.firehose.onward.Reach;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;

/** What destinations may be, beyond the bounds of the service's model. */
final class DestinationRules {

    private final S3Rules s3;
    private final HttpEndpointRules http;
    private final SplunkRules splunk;
    private final SearchRules search;
    private final RedshiftRules redshift;

    DestinationRules(ProcessorRules processors, Reach reach) {
        this.s3 = new S3Rules(processors);
        SharedRules shared = new SharedRules(s3, processors);
        this.http = new HttpEndpointRules(shared, reach);
        this.splunk = new SplunkRules(shared, reach);
        this.search = new SearchRules(shared, reach);
        this.redshift = new RedshiftRules(shared, reach);
    }

    /**
     * A destination with what the service sets where nothing is said.
     *
     * @throws AwsException InvalidArgumentException if it cannot be
     */
    Destination checked(Destination destination, DeliveryStreamType type) {
        SdkPojo checked = switch (destination.kind()) {
            case EXTENDED_S3 -> s3.checked(destination.as(ExtendedS3DestinationConfiguration.class), type);
            case HTTP_ENDPOINT -> http.checked(destination.as(HttpEndpointDestinationConfiguration.class), type);
            case SPLUNK -> splunk.checked(destination.as(SplunkDestinationConfiguration.class), type);
            case OPENSEARCH ->
                search.checked(destination.as(AmazonopensearchserviceDestinationConfiguration.class), type);
            case ELASTICSEARCH -> search.checked(destination.as(ElasticsearchDestinationConfiguration.class), type);
            case REDSHIFT -> redshift.checked(destination.as(RedshiftDestinationConfiguration.class), type);
        };
        return new Destination(destination.kind(), checked);
    }
}
