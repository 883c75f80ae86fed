package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.Partition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a trail.
 *
 * @param prefix what stands before {@code AWSLogs/} in its files' keys; null for nothing
 * @param kmsKeyId the ARN of a key, kept and told; null for none
 */
record TrailSettings(
        String name,
        String accountId,
        String homeRegion,
        String bucket,
        @Nullable String prefix,
        boolean includeGlobal,
        boolean multiRegion,
        boolean logFileValidation,
        @Nullable String kmsKeyId,
        @Nullable String logGroupArn,
        @Nullable String logRoleArn,
        Selectors selectors,
        Map<String, String> tags) {

    TrailSettings {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return "arn:" + Partition.of(homeRegion) + ":cloudtrail:" + homeRegion + ":" + accountId + ":trail/" + name;
    }

    TrailSettings with(Selectors others) {
        return new TrailSettings(
                name,
                accountId,
                homeRegion,
                bucket,
                prefix,
                includeGlobal,
                multiRegion,
                logFileValidation,
                kmsKeyId,
                logGroupArn,
                logRoleArn,
                others,
                tags);
    }

    TrailSettings withTags(Map<String, String> others) {
        return new TrailSettings(
                name,
                accountId,
                homeRegion,
                bucket,
                prefix,
                includeGlobal,
                multiRegion,
                logFileValidation,
                kmsKeyId,
                logGroupArn,
                logRoleArn,
                selectors,
                others);
    }

    /** The beginning of the keys of its files in a region, for instance {@code AWSLogs/000000000000/CloudTrail/us-east-1/}. */
    String folder(String kind, String region) {
        return (prefix == null ? "" : prefix + "/") + "AWSLogs/" + accountId + "/" + kind + "/" + region + "/";
    }
}
