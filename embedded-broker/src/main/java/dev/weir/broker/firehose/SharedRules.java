package dev.weir.broker.firehose;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.SecretsManagerConfiguration;

/** What all destinations that are no bucket have in common. */
final class SharedRules {

    private final S3Rules s3;
    private final ProcessorRules processors;

    SharedRules(S3Rules s3, ProcessorRules processors) {
        this.s3 = s3;
        this.processors = processors;
    }

    /** The bucket beside a destination, with what the service sets where nothing is said. */
    S3DestinationConfiguration bucket(@Nullable S3DestinationConfiguration given, DeliveryStreamType type) {
        if (given == null) {
            throw FirehoseErrors.invalid("S3Configuration is required.");
        }
        s3.checked(given, type);
        ExtendedS3DestinationConfiguration extended = S3Rules.extended(given);
        S3DestinationConfiguration.Builder filled = S3DestinationConfiguration.builder();
        PojoCopy.into((SdkPojo) filled, extended);
        return filled.build();
    }

    /** Processors of records that are not partitioned. */
    void processors(@Nullable ProcessingConfiguration processing) {
        Set<ProcessorType> types = processors.check(processing);
        if (types.contains(ProcessorType.METADATA_EXTRACTION)) {
            throw FirehoseErrors.invalid(
                    "The MetadataExtraction processor can be used only when Dynamic Partitioning is enabled.");
        }
    }

    /** The broker has no Secrets Manager. */
    static void noSecrets(@Nullable SecretsManagerConfiguration secrets, String instead) {
        if (secrets != null && Boolean.TRUE.equals(secrets.enabled())) {
            throw FirehoseErrors.invalid(
                    "The broker of Weir has no Secrets Manager to take credentials from. Give " + instead + ".");
        }
    }

    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw FirehoseErrors.invalid(member + " is required.");
        }
        return value;
    }
}
