package dev.weir.app.account;

import dev.weir.app.connection.Clients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of a connection of which some are others, or refuse. */
public record OtherClients(Clients base, DynamoDbClient dynamoDb, KinesisClient kinesis) implements Clients {

    /** Kinesis that refuses every operation but those allowed, named as the client's methods are. */
    public static KinesisClient refusing(KinesisClient kinesis, Set<String> allowed, RuntimeException refusal) {
        return (KinesisClient) Proxy.newProxyInstance(
                KinesisClient.class.getClassLoader(),
                new Class<?>[] {KinesisClient.class},
                (proxy, method, arguments) -> {
                    if (!allowed.contains(method.getName()) && method.getDeclaringClass() == KinesisClient.class) {
                        throw refusal;
                    }
                    try {
                        return method.invoke(kinesis, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What AWS says to somebody without the permission. */
    public static AwsServiceException denied() {
        return error("AccessDeniedException", "User: arn:aws:iam::111122223333:user/viewer is not authorized.");
    }

    /** What an endpoint says that does not know an operation. */
    public static AwsServiceException unknownOperation() {
        return error("UnknownOperationException", "");
    }

    private static AwsServiceException error(String code, String message) {
        return KinesisException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return base.cloudWatch();
    }

    @Override
    public CloudTrailClient cloudTrail() {
        return base.cloudTrail();
    }

    @Override
    public StsClient sts() {
        return base.sts();
    }

    @Override
    public GlueClient glue() {
        return base.glue();
    }

    @Override
    public FirehoseClient firehose() {
        return base.firehose();
    }

    @Override
    public S3Client s3() {
        return base.s3();
    }

    @Override
    public S3Presigner s3Presigner() {
        return base.s3Presigner();
    }

    @Override
    public LambdaClient lambda() {
        return base.lambda();
    }

    @Override
    public KinesisAnalyticsV2Client flink() {
        return base.flink();
    }

    @Override
    public IamClient iam() {
        return base.iam();
    }

    @Override
    public CloudWatchLogsClient logs() {
        return base.logs();
    }

    @Override
    public void close() {}
}
