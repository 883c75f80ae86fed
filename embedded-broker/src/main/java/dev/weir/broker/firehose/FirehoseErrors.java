package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;

/** The errors of Firehose, in the service's own words where they are known. */
final class FirehoseErrors {

    private final String accountId;

    FirehoseErrors(String accountId) {
        this.accountId = accountId;
    }

    static AwsException invalid(String message) {
        return AwsException.of("InvalidArgumentException", message);
    }

    /** A text that breaks the service's pattern for it. */
    static AwsException outOfPattern(String value, String path, String pattern) {
        return AwsException.of(
                "ValidationException",
                "1 validation error detected: Value '" + value + "' at '" + path
                        + "' failed to satisfy constraint: Member must satisfy regular expression pattern: " + pattern);
    }

    AwsException notFound(String name) {
        return AwsException.of(
                "ResourceNotFoundException", "Firehose " + name + " under account " + accountId + " not found.");
    }

    AwsException exists(String name) {
        return inUse("Firehose " + name + " under accountId " + accountId + " already exists");
    }

    /** The delivery stream is in a state that does not allow this. */
    AwsException notActive(DeliveryStream stream) {
        return inUse("Firehose " + stream.name() + " under accountId " + accountId + " is not ACTIVE but "
                + stream.lifecycle().state());
    }

    static AwsException inUse(String message) {
        return AwsException.of("ResourceInUseException", message);
    }

    static AwsException limit(String message) {
        return AwsException.of("LimitExceededException", message);
    }

    static AwsException wrongVersion(DeliveryStream stream, String given) {
        return AwsException.of(
                "ConcurrentModificationException",
                "Cannot update firehose: " + stream.name() + " since the current version id: " + stream.version()
                        + " and specified version id: " + given + " do not match");
    }

    /** A put into a delivery stream that reads from a stream. */
    static AwsException wrongSource(DeliveryStream stream) {
        return AwsException.of(
                "InvalidSourceException",
                "This operation is not permitted on " + stream.type() + " delivery stream type.");
    }

    static AwsException slowDown() {
        return new AwsException("ServiceUnavailableException", 503, "Slow down.");
    }

    /** What KMS says of a key, as Firehose passes it on. */
    static AwsException kms(AwsException cause) {
        return AwsException.of("InvalidKMSResourceException", cause.getMessage())
                .with("code", cause.code());
    }
}
