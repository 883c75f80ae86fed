package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules about what a trail is given (CloudTrail User Guide, "Naming requirements"). */
final class TrailRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[._-]?[A-Za-z0-9])*");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern LOG_GROUP =
            Pattern.compile("arn:[a-z-]+:logs:[a-z0-9-]+:\\d{12}:log-group:[\\w./#-]{1,512}:\\*");
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final int LONGEST_PREFIX = 200;

    private TrailRules() {}

    /** @throws AwsException InvalidTrailNameException or TrailNotProvidedException */
    static void checkName(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw AwsException.of("InvalidTrailNameException", "Trail name cannot be blank!");
        }
        if (name.length() < 3 || name.length() > 128) {
            throw invalidName("Trail name must have between 3 and 128 characters.");
        }
        if (ADDRESS.matcher(name).matches()) {
            throw invalidName("Trail name must not be like an IP address.");
        }
        if (!NAME.matcher(name).matches()) {
            throw invalidName(
                    "Trail name must have letters, numbers, periods, underscores and dashes only, begin and end"
                            + " with a letter or number, and have no two of the others side by side.");
        }
    }

    private static AwsException invalidName(String message) {
        return AwsException.of("InvalidTrailNameException", message);
    }

    /** @throws AwsException InvalidS3BucketNameException */
    static String bucket(@Nullable String bucket) {
        if (bucket == null || !BUCKET.matcher(bucket).matches()) {
            throw AwsException.of("InvalidS3BucketNameException", "Bucket name cannot be blank and must be one of S3!");
        }
        return bucket;
    }

    /**
     * A prefix as it is kept: without a slash at its end; null for none.
     *
     * @throws AwsException InvalidS3PrefixException
     */
    static @Nullable String prefix(@Nullable String prefix) {
        if (prefix == null || prefix.isEmpty()) {
            return null;
        }
        boolean climbs = Arrays.stream(prefix.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."));
        if (prefix.length() > LONGEST_PREFIX
                || prefix.startsWith("/")
                || climbs
                || prefix.codePoints().anyMatch(Character::isISOControl)) {
            throw AwsException.of(
                    "InvalidS3PrefixException",
                    "The S3 key prefix must have up to 200 characters, without control characters, a slash at its"
                            + " beginning, and parts that are . or .. .");
        }
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    /** @throws AwsException InvalidCloudWatchLogsLogGroupArnException or InvalidCloudWatchLogsRoleArnException */
    static void checkLogs(@Nullable String group, @Nullable String role) {
        if ((group == null || group.isEmpty()) != (role == null || role.isEmpty())) {
            throw AwsException.of(
                    "InvalidCloudWatchLogsRoleArnException",
                    "A log group and a role must be given together, or neither of them.");
        }
        if (group != null && !group.isEmpty() && !LOG_GROUP.matcher(group).matches()) {
            throw AwsException.of(
                    "InvalidCloudWatchLogsLogGroupArnException",
                    "The log group must be an ARN like arn:aws:logs:us-east-1:123456789012:log-group:name:*.");
        }
        if (role != null && !role.isEmpty() && !ROLE.matcher(role).matches()) {
            throw AwsException.of("InvalidCloudWatchLogsRoleArnException", "The role must be an ARN of an IAM role.");
        }
    }
}
