package dev.weir.app.connection;

import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients of one connection, each made when first asked for. Call them on virtual threads only (through
 * {@code Background}). Thread-safe.
 */
public interface Clients extends AutoCloseable {

    KinesisClient kinesis();

    /** The streams of the place, which those who look at it list together. */
    default AccountStreams streams() {
        return AccountStreams.of(kinesis());
    }

    CloudWatchClient cloudWatch();

    CloudTrailClient cloudTrail();

    StsClient sts();

    DynamoDbClient dynamoDb();

    GlueClient glue();

    FirehoseClient firehose();

    CloudWatchLogsClient logs();

    /** Reading an object counts towards the bound of a call: ask for ranges, or give one request a bound of its own. */
    S3Client s3();

    /** Signs links to objects. It asks nothing of the service but the credentials. */
    S3Presigner s3Presigner();

    /** Invoke counts as a change for a read-only connection, as a function may do anything. */
    LambdaClient lambda();

    /** Of AWS there is one for all regions. SimulatePrincipalPolicy and SimulateCustomPolicy read, though their names do not say so. */
    IamClient iam();

    /** What the service refused to these clients because the caller may not do it. */
    default Refusals refusals() {
        return Refusals.NONE;
    }

    /** Managed Service for Apache Flink. The embedded broker has none. */
    KinesisAnalyticsV2Client flink();

    @Override
    void close();
}
