package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;

/** The errors about trails that several operations have. */
final class TrailErrors {

    private TrailErrors() {}

    static AwsException notFound(String name, String account) {
        return AwsException.of("TrailNotFoundException", "Unknown trail: " + name + " for the user: " + account);
    }

    static AwsException badArn(String arn) {
        return AwsException.of(
                "CloudTrailARNInvalidException",
                "The ARN " + shortened(arn) + " is not valid: it must be like"
                        + " arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail.");
    }

    static AwsException homeRegion(Trail trail) {
        return AwsException.of(
                "InvalidHomeRegionException",
                "The trail " + trail.name() + " can only be changed in its home region, "
                        + trail.settings().homeRegion() + ".");
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
