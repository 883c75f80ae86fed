package dev.weir.streamingsql.formats;

import dev.weir.streamingsql.kinesis.Access;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/**
 * The Glue Schema Registry and how to come to it: as the table's stream, unless it has an endpoint of its own.
 *
 * @param endpoint the endpoint, or null for that of {@link Access}
 * @param accessKeyId what to sign with, or null for the keys of {@link Access}
 */
record RegistryAddress(
        String region,
        @Nullable String endpoint,
        @Nullable String accessKeyId,
        @Nullable String secretKey,
        @Nullable String sessionToken)
        implements Serializable {

    /** @param table all options of the table, with the keys of its stream if it has any */
    static RegistryAddress of(String region, @Nullable String endpoint, Map<String, String> table) {
        return new RegistryAddress(
                region,
                endpoint,
                table.get("aws.credentials.basic.accesskeyid"),
                table.get("aws.credentials.basic.secretkey"),
                table.get("aws.credentials.basic.sessiontoken"));
    }

    GlueClient client() {
        String address = endpoint != null || accessKeyId != null ? endpoint : Access.endpoint();
        GlueClientBuilder client = GlueClient.builder()
                .region(Region.of(region))
                .credentialsProvider(signing())
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        if (address != null) {
            client.endpointOverride(URI.create(address));
        }
        return client.build();
    }

    private AwsCredentialsProvider signing() {
        if (accessKeyId == null || secretKey == null) {
            return Access::credentials;
        }
        AwsCredentials keys = sessionToken == null
                ? AwsBasicCredentials.create(accessKeyId, secretKey)
                : AwsSessionCredentials.create(accessKeyId, secretKey, sessionToken);
        return StaticCredentialsProvider.create(keys);
    }

    @Override
    public String toString() {
        return "Glue Schema Registry in " + region;
    }
}
