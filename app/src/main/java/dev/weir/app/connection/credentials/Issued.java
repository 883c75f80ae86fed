package dev.weir.app.connection.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials as they were given out.
 *
 * @param expires when they end, or null if they do not, or nobody said
 */
record Issued(AwsCredentials credentials, @Nullable Instant expires) {}
