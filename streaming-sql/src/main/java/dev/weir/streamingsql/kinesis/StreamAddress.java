package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * A stream and how to come to it.
 *
 * @param endpoint the endpoint, or null for the region's own
 * @param keys what to sign with, or null for what the SDK finds by itself
 */
record StreamAddress(
        String arn,
        String region,
        @Nullable String endpoint,
        @Nullable Keys keys) implements Serializable {

    private static final int MOST_SUBSCRIPTIONS = 10_000;

    /** A pair of keys, and the token that goes with temporary ones. */
    record Keys(
            String accessKeyId, String secretKey, @Nullable String sessionToken) implements Serializable {

        private AwsCredentials credentials() {
            return sessionToken == null
                    ? AwsBasicCredentials.create(accessKeyId, secretKey)
                    : AwsSessionCredentials.create(accessKeyId, secretKey, sessionToken);
        }

        @Override
        public String toString() {
            return "Keys of " + accessKeyId;
        }
    }

    /** The stream's name alone. */
    String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Whether the endpoint is on this machine, where reads cost nobody anything. */
    boolean isLoopback() {
        String host = endpoint == null ? null : URI.create(endpoint).getHost();
        return host != null && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127."));
    }

    /** What calls are signed with. */
    AwsCredentialsProvider signing() {
        return keys == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(keys.credentials());
    }

    /** For subscriptions, which only this kind of client has. */
    KinesisAsyncClient asyncClient() {
        var client = KinesisAsyncClient.builder()
                .region(Region.of(region))
                .credentialsProvider(signing())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP2)
                        .maxConcurrency(MOST_SUBSCRIPTIONS));
        if (endpoint != null) {
            client.endpointOverride(URI.create(endpoint));
        }
        return client.build();
    }

    KinesisClient client() {
        AwsCredentialsProvider credentials = signing();
        var client = KinesisClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        if (endpoint != null) {
            client.endpointOverride(URI.create(endpoint));
        }
        return client.build();
    }
}
