package dev.weir.broker.firehose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.KeyType;

/**
 * Whether what waits for delivery is sealed, and how that is changing.
 *
 * @param until when ENABLING or DISABLING is over
 * @param keyType null while nothing is or was being sealed
 * @param keyArn the KMS key; null for the key that AWS owns until it was resolved
 */
record Encryption(
        DeliveryStreamEncryptionStatus status,
        Instant until,
        @Nullable KeyType keyType,
        @Nullable String keyArn) {

    static final Encryption NONE = new Encryption(DeliveryStreamEncryptionStatus.DISABLED, Instant.EPOCH, null, null);

    static Encryption enabling(KeyType type, String keyArn, Instant until) {
        return new Encryption(DeliveryStreamEncryptionStatus.ENABLING, until, type, keyArn);
    }

    Encryption disabling(Instant end) {
        return new Encryption(DeliveryStreamEncryptionStatus.DISABLING, end, keyType, keyArn);
    }

    /** As it is at some time. */
    Encryption at(Instant now) {
        if (now.isBefore(until)) {
            return this;
        }
        return switch (status) {
            case ENABLING -> new Encryption(DeliveryStreamEncryptionStatus.ENABLED, until, keyType, keyArn);
            case DISABLING -> NONE;
            default -> this;
        };
    }

    boolean isChanging() {
        return status == DeliveryStreamEncryptionStatus.ENABLING || status == DeliveryStreamEncryptionStatus.DISABLING;
    }

    /** The key that records put now are sealed under, or null. */
    @Nullable String sealingKey() {
        return status == DeliveryStreamEncryptionStatus.ENABLED ? keyArn : null;
    }

    /** As DescribeDeliveryStream tells it. */
    DeliveryStreamEncryptionConfiguration describe() {
        return DeliveryStreamEncryptionConfiguration.builder()
                .status(status)
                .keyType(keyType)
                .keyARN(keyType == KeyType.CUSTOMER_MANAGED_CMK ? keyArn : null)
                .build();
    }
}
