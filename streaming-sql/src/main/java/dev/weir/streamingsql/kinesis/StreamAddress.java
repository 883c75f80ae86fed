package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
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
 * @param endpoint the endpoint, or null for that of {@link Access}
 * @param keys what to sign with, or null for those of {@link Access}
 */
record StreamAddress(
        String arn,
        String region,
        @Nullable String endpoint,
        @Nullable Keys keys) implements Serializable {

    /** By its text: a name that only begins like an address may be anywhere. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|\\[::1]|127(\\.\\d{1,3}){3}");

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
        String address = address();
        String host = address == null ? null : URI.create(address).getHost();
        return host != null && LOOPBACK.matcher(host).matches();
    }

    /** The endpoint, or null for the region's own. */
    @Nullable String address() {
        return endpoint != null || keys != null ? endpoint : Access.endpoint();
    }

    /** What calls are signed with. */
    AwsCredentialsProvider signing() {
        return keys == null ? Access::credentials : StaticCredentialsProvider.create(keys.credentials());
    }

    /** For subscriptions, which only this kind of client has. */
    KinesisAsyncClient asyncClient() {
        var client = KinesisAsyncClient.builder()
                .region(Region.of(region))
                .credentialsProvider(signing())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP2)
                        .maxConcurrency(MOST_SUBSCRIPTIONS));
        String address = address();
        if (address != null) {
            client.endpointOverride(URI.create(address));
        }
        return client.build();
    }

    KinesisClient client() {
        String address = address();
        var client = KinesisClient.builder()
                .region(Region.of(region))
                .credentialsProvider(signing())
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        if (address != null) {
            client.endpointOverride(URI.create(address));
        }
        return client.build();
    }
}
