package dev.weir.conformance;

import dev.weir.broker.Broker;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** What the KCL needs: Kinesis and CloudWatch of the broker, and DynamoDB in this process. */
final class Clients implements AutoCloseable {

    private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
    private final KinesisAsyncClient kinesis;
    private final CloudWatchAsyncClient cloudWatch;

    Clients(Broker broker) {
        kinesis = of(KinesisAsyncClient.builder(), broker);
        cloudWatch = of(CloudWatchAsyncClient.builder(), broker);
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
        return local.dynamoDbAsyncClient();
    }

    @Override
    public void close() {
        kinesis.close();
        cloudWatch.close();
        local.shutdownNow();
    }
}
