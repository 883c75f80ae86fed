package dev.weir.app.connection.credentials;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login to IAM Identity Center, as it is kept on disk.
 *
 * @param registration this program's, or the AWS CLI's, registration with the service; null if none was kept
 * @param refreshToken gets another access token without a person, or null
 */
record SsoToken(
        String startUrl,
        String region,
        String accessToken,
        Instant expiresAt,
        @Nullable Registration registration,
        @Nullable String refreshToken) {

    /** Renewed this long before it ends, as the AWS CLI does. */
    private static final Duration BEFORE_END = Duration.ofMinutes(5);

    /** A client that may ask for tokens. */
    record Registration(String clientId, String clientSecret, Instant expiresAt) {

        boolean goodAt(Instant time) {
            return expiresAt.isAfter(time.plus(BEFORE_END));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Registration[" + expiresAt + "]";
        }
    }

    boolean goodAt(Instant time) {
        return expiresAt.isAfter(time);
    }

    /** Whether it is time to renew it, and it can be. */
    boolean renewableAt(Instant time) {
        return refreshToken != null
                && registration != null
                && registration.expiresAt().isAfter(time)
                && !expiresAt.isAfter(time.plus(BEFORE_END));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SsoToken[" + startUrl + ", " + expiresAt + "]";
    }
}
