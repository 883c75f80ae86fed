package dev.weir.broker.firehose;

import java.util.function.Supplier;
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
    EXTENDED_S3("ExtendedS3Destination", ExtendedS3DestinationConfiguration::builder),
    REDSHIFT("RedshiftDestination", RedshiftDestinationConfiguration::builder),
    ELASTICSEARCH("ElasticsearchDestination", ElasticsearchDestinationConfiguration::builder),
    OPENSEARCH("AmazonopensearchserviceDestination", AmazonopensearchserviceDestinationConfiguration::builder),
    SPLUNK("SplunkDestination", SplunkDestinationConfiguration::builder),
    HTTP_ENDPOINT("HttpEndpointDestination", HttpEndpointDestinationConfiguration::builder);

    private final String member;
    private final Supplier<? extends SdkPojo> builder;

    DestinationKind(String member, Supplier<? extends SdkPojo> builder) {
        this.member = member;
        this.builder = builder;
    }

    /** What the names of its members begin with, for instance {@code ExtendedS3Destination}. */
    String member() {
        return member;
    }

    /** A new, empty builder of its configuration. */
    SdkPojo newConfiguration() {
        return builder.get();
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
