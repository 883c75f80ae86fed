package dev.weir.broker.firehose;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;

/** The destinations that the broker delivers to, by the beginning of their members' names in the service's model. */
enum DestinationKind {
    EXTENDED_S3("ExtendedS3Destination"),
    REDSHIFT("RedshiftDestination"),
    ELASTICSEARCH("ElasticsearchDestination"),
    OPENSEARCH("AmazonopensearchserviceDestination"),
    SPLUNK("SplunkDestination"),
    HTTP_ENDPOINT("HttpEndpointDestination");

    private final String member;

    DestinationKind(String member) {
        this.member = member;
    }

    /** What the names of its members begin with, for instance {@code ExtendedS3Destination}. */
    String member() {
        return member;
    }

    /** A new, empty builder of its configuration. */
    SdkPojo newConfiguration() {
        return (SdkPojo)
                switch (this) {
                    case EXTENDED_S3 -> ExtendedS3DestinationConfiguration.builder();
                    case REDSHIFT -> RedshiftDestinationConfiguration.builder();
                    case ELASTICSEARCH -> ElasticsearchDestinationConfiguration.builder();
                    case OPENSEARCH -> AmazonopensearchserviceDestinationConfiguration.builder();
                    case SPLUNK -> SplunkDestinationConfiguration.builder();
                    case HTTP_ENDPOINT -> HttpEndpointDestinationConfiguration.builder();
                };
    }

    /** The kind that a member of a request belongs to; a plain S3 destination is an extended one with less said. */
    static @Nullable DestinationKind of(SdkField<?> field) {
        String name = field.memberName();
        if (name.startsWith("S3Destination")) {
            return EXTENDED_S3;
        }
        for (DestinationKind kind : values()) {
            if (name.startsWith(kind.member)) {
                return kind;
            }
        }
        return null;
    }
}
