package dev.weir.conformance;

import dev.weir.broker.Broker;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** What the KCL needs, all of it of the broker: Kinesis, CloudWatch, and DynamoDB for its leases. */
final class Clients implements AutoCloseable {

    private final KinesisAsyncClient kinesis;
    private final CloudWatchAsyncClient cloudWatch;
    private final DynamoDbAsyncClient dynamo;

    Clients(Broker broker) {
        kinesis = of(KinesisAsyncClient.builder(), broker);
        cloudWatch = of(CloudWatchAsyncClient.builder(), broker);
        dynamo = of(DynamoDbAsyncClient.builder(), broker);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C of(B builder, Broker broker) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .build();
    }

    KinesisAsyncClient kinesis() {
        return kinesis;
    }

    CloudWatchAsyncClient cloudWatch() {
        return cloudWatch;
    }

    DynamoDbAsyncClient dynamo() {
        return dynamo;
    }

    @Override
    public void close() {
        kinesis.close();
        cloudWatch.close();
        dynamo.close();
    }
}
