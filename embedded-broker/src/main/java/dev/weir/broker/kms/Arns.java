package dev.weir.broker.kms;

import dev.weir.broker.call.Partition;

/** The Amazon Resource Names of keys and aliases. */
final class Arns {

    private Arns() {}

    /** What stands before {@code key/…} and {@code alias/…}; the partition follows the region. */
    static String prefix(String region, String accountId) {
        return "arn:" + Partition.of(region) + ":kms:" + region + ":" + accountId + ":";
    }
}
