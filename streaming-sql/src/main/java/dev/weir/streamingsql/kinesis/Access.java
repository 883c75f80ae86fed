package dev.weir.streamingsql.kinesis;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * How streams are come to whose tables do not say it: the endpoint and keys of the session's connection. Keys that are renewed while a
 * statement runs are those of its next call. They are in no text and in no checkpoint. Thread-safe.
 */
public final class Access {

    private record Way(@Nullable String endpoint, AwsCredentials credentials) {}

    private static final AtomicReference<@Nullable Way> CURRENT = new AtomicReference<>();

    private Access() {}

    /**
     * From now on streams are come to like this.
     *
     * @param endpoint the endpoint, or null for the region's own
     * @param sessionToken the token of temporary keys, or null
     */
    public static void set(
            @Nullable String endpoint, String accessKeyId, String secretKey, @Nullable String sessionToken) {
        AwsCredentials credentials = sessionToken == null
                ? AwsBasicCredentials.create(accessKeyId, secretKey)
                : AwsSessionCredentials.create(accessKeyId, secretKey, sessionToken);
        CURRENT.set(new Way(endpoint, credentials));
    }

    /** The endpoint, or null for the region's own. */
    public static @Nullable String endpoint() {
        Way way = CURRENT.get();
        return way == null ? null : way.endpoint();
    }

    /** What to sign a call with now. */
    public static AwsCredentials credentials() {
        Way way = CURRENT.get();
        if (way != null) {
            return way.credentials();
        }
        try (DefaultCredentialsProvider found =
                DefaultCredentialsProvider.builder().build()) {
            return found.resolveCredentials();
        }
    }
}
