package dev.weir.broker.kms;

import java.time.Instant;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/**
 * A name for a key.
 *
 * @param name with its beginning, {@code alias/}
 */
record Alias(String region, String name, String keyId, Instant createdAt, Instant updatedAt) {

    /** What every alias begins with. */
    static final String PREFIX = "alias/";

    /** What the aliases of keys that a service of AWS manages begin with. */
    static final String AWS_PREFIX = "alias/aws/";

    /** The key that Kinesis uses where no other is named. */
    static final String KINESIS = "alias/aws/kinesis";

    String arn(String accountId) {
        return Arns.prefix(region, accountId) + name;
    }

    AliasListEntry listed(String accountId) {
        return AliasListEntry.builder()
                .aliasName(name)
                .aliasArn(arn(accountId))
                .targetKeyId(keyId)
                .creationDate(createdAt)
                .lastUpdatedDate(updatedAt)
                .build();
    }
}
