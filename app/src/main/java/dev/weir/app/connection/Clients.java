package dev.weir.app.connection;

import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK clients of one connection, each made when first asked for. Call them on virtual threads only (through
 * {@code Background}). Thread-safe.
 */
public interface Clients extends AutoCloseable {

    KinesisClient kinesis();

    CloudWatchClient cloudWatch();

    CloudTrailClient cloudTrail();

    StsClient sts();

    DynamoDbClient dynamoDb();

    GlueClient glue();

    FirehoseClient firehose();

    CloudWatchLogsClient logs();

    S3Client s3();

    @Override
    void close();
}
