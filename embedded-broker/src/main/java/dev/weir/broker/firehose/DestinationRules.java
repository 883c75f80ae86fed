package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;

/** What destinations may be, beyond the bounds of the service's model. */
final class DestinationRules {

    private final S3Rules s3;

    DestinationRules(S3Rules s3) {
        this.s3 = s3;
    }

    /**
     * A destination with what the service sets where nothing is said.
     *
     * @throws AwsException InvalidArgumentException if it cannot be
     */
    Destination checked(Destination destination, DeliveryStreamType type) {
        return switch (destination.kind()) {
            case EXTENDED_S3 ->
                new Destination(
                        destination.kind(), s3.checked(destination.as(ExtendedS3DestinationConfiguration.class), type));
            default ->
                throw FirehoseErrors.invalid("The broker of Weir does not deliver to "
                        + destination.kind().member().replace("Destination", "") + ".");
        };
    }
}
