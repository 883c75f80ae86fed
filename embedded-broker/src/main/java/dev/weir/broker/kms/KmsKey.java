package dev.weir.broker.kms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CustomerMasterKeySpec;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.OriginType;

/**
 * A symmetric KMS key at one moment, without its material. Immutable.
 *
 * @param id a UUID
 * @param manager CUSTOMER, or AWS for the keys behind {@code alias/aws/…}
 * @param state Enabled, Disabled or PendingDeletion
 * @param deletionDate when it and all that it sealed are lost; null unless its deletion is pending
 */
record KmsKey(
        String id,
        String region,
        String accountId,
        Instant createdAt,
        String description,
        KeyManagerType manager,
        KeyState state,
        @Nullable Instant deletionDate) {

    String arn() {
        return Arns.prefix(region, accountId) + "key/" + id;
    }

    boolean isDeleted(Instant now) {
        return deletionDate != null && !now.isBefore(deletionDate);
    }

    KmsKey in(KeyState newState, @Nullable Instant newDeletionDate) {
        return new KmsKey(id, region, accountId, createdAt, description, manager, newState, newDeletionDate);
    }

    @SuppressWarnings("deprecation") // older clients read CustomerMasterKeySpec, and the service still tells it
    KeyMetadata metadata() {
        return KeyMetadata.builder()
                .awsAccountId(accountId)
                .keyId(id)
                .arn(arn())
                .creationDate(createdAt)
                .enabled(state == KeyState.ENABLED)
                .description(description)
                .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                .keyState(state)
                .deletionDate(deletionDate)
                .origin(OriginType.AWS_KMS)
                .keyManager(manager)
                .customerMasterKeySpec(CustomerMasterKeySpec.SYMMETRIC_DEFAULT)
                .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                .encryptionAlgorithms(List.of(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT))
                .multiRegion(false)
                .build();
    }
}
