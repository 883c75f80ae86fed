package dev.weir.broker.call;

/** The services that the broker offers, with the names by which requests and signatures address them. */
public enum ServiceId {
    KINESIS("kinesis", "Kinesis_20131202", "kinesis.amazonaws.com"),
    CLOUDWATCH("monitoring", "GraniteServiceVersion20100801", "monitoring.amazonaws.com"),
    CLOUDTRAIL("cloudtrail", "CloudTrail_20131101", "cloudtrail.amazonaws.com"),
    DYNAMODB("dynamodb", "DynamoDB_20120810", "dynamodb.amazonaws.com"),
    FIREHOSE("firehose", "Firehose_20150804", "firehose.amazonaws.com"),
    LOGS("logs", "Logs_20140328", "logs.amazonaws.com"),
    /** Its requests name no target: the address says it all. */
    LAMBDA("lambda", "AWSLambda", "lambda.amazonaws.com"),
    KMS("kms", "TrentService", "kms.amazonaws.com"),
    GLUE("glue", "AWSGlue", "glue.amazonaws.com"),
    /** Its requests name no target: the address says it all. */
    S3("s3", "AmazonS3", "s3.amazonaws.com"),
    IAM("iam", "AWSIdentityManagementV20100508", "iam.amazonaws.com"),
    STS("sts", "AWSSecurityTokenServiceV20110615", "sts.amazonaws.com");

    private final String signingName;
    private final String targetPrefix;
    private final String eventSource;

    ServiceId(String signingName, String targetPrefix, String eventSource) {
        this.signingName = signingName;
        this.targetPrefix = targetPrefix;
        this.eventSource = eventSource;
    }

    /** The service part of a SigV4 credential scope. */
    public String signingName() {
        return signingName;
    }

    /** What stands before the dot in {@code X-Amz-Target}. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** The {@code eventSource} of this service's CloudTrail events. */
    public String eventSource() {
        return eventSource;
    }
}
