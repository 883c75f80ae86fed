package dev.weir.app.access;

import java.util.Locale;
import java.util.Map;

/** An operation of the SDK as a policy's action. Mostly they are called the same; the exceptions are here. */
public final class ActionName {

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
            Map.entry("s3:ListObjects", "s3:ListBucket"),
            Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
            Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:HeadBucket", "s3:ListBucket"),
            Map.entry("s3:HeadObject", "s3:GetObject"),
            Map.entry("s3:CopyObject", "s3:PutObject"),
            Map.entry("s3:UploadPart", "s3:PutObject"),
            Map.entry("s3:CreateMultipartUpload", "s3:PutObject"),
            Map.entry("s3:CompleteMultipartUpload", "s3:PutObject"),
            Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
            Map.entry("lambda:Invoke", "lambda:InvokeFunction"),
            Map.entry("sts:GetCallerIdentity", ""));

    private static final Map<String, String> PREFIXES = Map.of(
            "cloudwatch logs",
            "logs",
            "cloudwatchlogs",
            "logs",
            "dynamo db",
            "dynamodb",
            "cloud trail",
            "cloudtrail",
            "kinesis analytics v2",
            "kinesisanalytics",
            "kinesisanalyticsv2",
            "kinesisanalytics");

    private ActionName() {}

    /**
     * The action that an operation needs.
     *
     * @param service as the SDK calls it, for instance {@code Kinesis}
     * @return empty where none is needed
     */
    public static String of(String service, String operation) {
        String lower = service.toLowerCase(Locale.ROOT);
        String action = PREFIXES.getOrDefault(lower, lower.replace(" ", "")) + ":" + operation;
        return OTHERS.getOrDefault(action, action);
    }
}
