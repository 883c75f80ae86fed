package dev.weir.broker.call;

/** The part of AWS that a region belongs to, as ARNs name it. */
public final class Partition {

    private Partition() {}

    /** For instance {@code aws} for {@code eu-central-1} and {@code aws-cn} for {@code cn-north-1}. */
    public static String of(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
