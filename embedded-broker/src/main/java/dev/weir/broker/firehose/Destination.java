package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.wire.PojoText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Where a delivery stream writes.
 *
 * @param configuration as it was given, secrets with it; of the kind's class
 */
record Destination(DestinationKind kind, SdkPojo configuration) {

    /** The one destination that a delivery stream has. */
    static final String ID = "destinationId-000000000001";

    /**
     * The destination that a request gives.
     *
     * @throws AwsException InvalidArgumentException if it is not exactly one that the broker delivers to
     */
    static Destination of(SdkPojo request) {
        SdkField<?> given = givenIn(request);
        SdkPojo value = given == null ? null : (SdkPojo) given.getValueOrDefault(request);
        if (given == null || value == null) {
            throw FirehoseErrors.invalid("Exactly one destination configuration is supported for a Firehose");
        }
        DestinationKind kind = DestinationKind.of(given);
        if (kind == null) {
            throw FirehoseErrors.invalid("The broker of Weir does not deliver to "
                    + given.memberName().replaceAll("Destination(Configuration|Update)$", "") + ".");
        }
        SdkPojo builder = kind.newConfiguration();
        PojoCopy.into(builder, value);
        return new Destination(kind, built(builder));
    }

    /** With what an update says; one to another kind stands alone. */
    Destination updated(SdkPojo request) {
        Destination given = of(request);
        if (given.kind != kind) {
            return given;
        }
        SdkField<?> field = givenIn(request);
        SdkPojo update = field == null ? null : (SdkPojo) field.getValueOrDefault(request);
        SdkPojo builder = (SdkPojo) ((ToCopyableBuilder<?, ?>) configuration).toBuilder();
        if (update != null) {
            PojoCopy.into(builder, update);
        }
        return new Destination(kind, built(builder));
    }

    private static @Nullable SdkField<?> givenIn(SdkPojo request) {
        SdkField<?> found = null;
        for (SdkField<?> field : request.sdkFields()) {
            String name = field.memberName();
            boolean isOne = name.endsWith("DestinationConfiguration") || name.endsWith("DestinationUpdate");
            if (isOne && field.getValueOrDefault(request) != null) {
                if (found != null) {
                    throw FirehoseErrors.invalid("Exactly one destination configuration is supported for a Firehose");
                }
                found = field;
            }
        }
        return found;
    }

    /** As it was kept. */
    static Destination read(String kind, String text) {
        DestinationKind known = DestinationKind.valueOf(kind);
        SdkPojo builder = known.newConfiguration();
        PojoText.read(text, builder);
        return new Destination(known, built(builder));
    }

    String text() {
        return PojoText.write(configuration);
    }

    /** The configuration as the class of its kind. */
    <T extends SdkPojo> T as(Class<T> type) {
        return type.cast(configuration);
    }

    /** The role of the destination itself, or of the bucket beside it where it has none. */
    String roleArn() {
        String own = role(configuration);
        for (SdkField<?> field : configuration.sdkFields()) {
            if (own == null
                    && field.memberName().equals("S3Configuration")
                    && field.getValueOrDefault(configuration) instanceof SdkPojo bucket) {
                own = role(bucket);
            }
        }
        return own == null ? "" : own;
    }

    private static @Nullable String role(SdkPojo of) {
        return of.sdkFields().stream()
                .filter(field -> field.memberName().equals("RoleARN"))
                .map(field -> (String) field.getValueOrDefault(of))
                .findFirst()
                .orElse(null);
    }

    /** Where its failures are logged, if they are. */
    Optional<CloudWatchLoggingOptions> logging() {
        return configuration.sdkFields().stream()
                .filter(field -> field.memberName().equals("CloudWatchLoggingOptions"))
                .map(field -> (CloudWatchLoggingOptions) field.getValueOrDefault(configuration))
                .filter(options -> options != null && Boolean.TRUE.equals(options.enabled()))
                .filter(options -> options.logGroupName() != null && options.logStreamName() != null)
                .findFirst();
    }

    /** As DescribeDeliveryStream tells it, without secrets. An S3 destination is told in both of its forms. */
    DestinationDescription describe() {
        DestinationDescription.Builder description =
                DestinationDescription.builder().destinationId(ID);
        SdkPojo described = (SdkPojo) description;
        for (SdkField<?> field : described.sdkFields()) {
            if (field.memberName().equals(kind.member() + "Description")) {
                SdkPojo own = field.constructor().get();
                PojoCopy.into(own, configuration);
                field.set(described, built(own));
            }
        }
        if (configuration instanceof ExtendedS3DestinationConfiguration) {
            S3DestinationDescription.Builder plain = S3DestinationDescription.builder();
            PojoCopy.into((SdkPojo) plain, configuration);
            description.s3DestinationDescription(plain.build());
        }
        return description.build();
    }

    private static SdkPojo built(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }
}
