package dev.weir.broker.kms;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** A broker with the clients that people use, which do not retry, and calls in raw JSON. */
public final class RunningBroker implements AutoCloseable {

    private final Broker broker;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RunningBroker(BrokerConfig config) throws BrokerStartException {
        broker = Broker.start(config);
    }

    public Broker broker() {
        return broker;
    }

    public HttpClient http() {
        return http;
    }

    /** Builds a client of this broker, in us-east-1. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** Calls an operation in JSON 1.1. */
    public HttpResponse<String> call(String service, String prefix, String operation, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(broker.endpoint())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", prefix + "." + operation)
                .header("X-Amz-Date", "20261123T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=weir/20261123/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until something holds; the broker's states pass by the machine's clock. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for 20 seconds");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        http.close();
        broker.close();
    }
}
