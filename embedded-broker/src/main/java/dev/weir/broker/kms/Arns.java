package dev.weir.broker.kms;

/** The Amazon Resource Names of keys and aliases. */
final class Arns {

    private Arns() {}

    /** What stands before {@code key/…} and {@code alias/…}; the partition follows the region. */
    static String prefix(String region, String accountId) {
        return "arn:" + partition(region) + ":kms:" + region + ":" + accountId + ":";
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
