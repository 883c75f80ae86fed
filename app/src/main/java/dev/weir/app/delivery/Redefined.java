package dev.weir.app.delivery;

import dev.weir.app.delivery.code.PojoCopy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The request that would make a delivery stream as it is now. Secrets are not told by the service, and are not in it. */
public final class Redefined {

    private Redefined() {}

    /** The request, or null if the destination is of a kind that the console does not know. */
    public static @Nullable CreateDeliveryStreamRequest request(DeliveryFacts facts, List<Tag> tags) {
        DestinationDescription to = facts.destination();
        if (to == null) {
            return null;
        }
        CreateDeliveryStreamRequest.Builder request = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(facts.name())
                .deliveryStreamType(facts.description().deliveryStreamTypeAsString());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        var source = facts.description().source();
        if (source != null && source.kinesisStreamSourceDescription() != null) {
            var stream = source.kinesisStreamSourceDescription();
            request.kinesisStreamSourceConfiguration(configuration ->
                    configuration.kinesisStreamARN(stream.kinesisStreamARN()).roleARN(stream.roleARN()));
        }
        var encryption = facts.description().deliveryStreamEncryptionConfiguration();
        if (encryption != null && facts.encryption().equals("enabled")) {
            request.deliveryStreamEncryptionConfigurationInput(input -> {
                input.keyType(encryption.keyTypeAsString());
                if (encryption.keyType() == KeyType.CUSTOMER_MANAGED_CMK) {
                    input.keyARN(encryption.keyARN());
                }
            });
        }
        return destination(request, facts.type(), to) ? request.build() : null;
    }

    private static boolean destination(
            CreateDeliveryStreamRequest.Builder request, DestinationType type, DestinationDescription to) {
        switch (type) {
            case S3 -> request.extendedS3DestinationConfiguration(s3(to));
            case HTTP_ENDPOINT ->
                request.httpEndpointDestinationConfiguration(
                        copied(HttpEndpointDestinationConfiguration.builder(), to.httpEndpointDestinationDescription())
                                .build());
            case SPLUNK ->
                request.splunkDestinationConfiguration(
                        copied(SplunkDestinationConfiguration.builder(), to.splunkDestinationDescription())
                                .build());
            case OPENSEARCH ->
                request.amazonopensearchserviceDestinationConfiguration(copied(
                                AmazonopensearchserviceDestinationConfiguration.builder(),
                                to.amazonopensearchserviceDestinationDescription())
                        .build());
            case ELASTICSEARCH ->
                request.elasticsearchDestinationConfiguration(copied(
                                ElasticsearchDestinationConfiguration.builder(),
                                to.elasticsearchDestinationDescription())
                        .build());
            case REDSHIFT ->
                request.redshiftDestinationConfiguration(
                        copied(RedshiftDestinationConfiguration.builder(), to.redshiftDestinationDescription())
                                .build());
            case OTHER -> {
                return false;
            }
        }
        return true;
    }

    /** An S3 destination as the form has it, whichever of its two forms was told. */
    public static ExtendedS3DestinationConfiguration s3(DestinationDescription to) {
        ExtendedS3DestinationConfiguration.Builder builder = ExtendedS3DestinationConfiguration.builder();
        SdkPojo told = to.extendedS3DestinationDescription() != null
                ? to.extendedS3DestinationDescription()
                : to.s3DestinationDescription();
        return told == null ? builder.build() : copied(builder, told).build();
    }

    private static <B> B copied(B builder, SdkPojo from) {
        PojoCopy.into((SdkPojo) builder, from);
        return builder;
    }
}
