package dev.weir.streamingsql.kinesis;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
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
        return host != null && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127."));
    }

    private @Nullable String address() {
        return endpoint != null || keys != null ? endpoint : Access.endpoint();
    }

    KinesisClient client() {
        AwsCredentialsProvider credentials =
                keys == null ? Access::credentials : StaticCredentialsProvider.create(keys.credentials());
        String address = address();
        var client = KinesisClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        if (address != null) {
            client.endpointOverride(URI.create(address));
        }
        return client.build();
    }
}
