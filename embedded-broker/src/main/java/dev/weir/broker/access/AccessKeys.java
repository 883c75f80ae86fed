package dev.weir.broker.access;

import dev.weir.broker.call.AwsException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds who owns an access key. Thread-safe. */
public interface AccessKeys {

    /**
     * The owner of an active key.
     *
     * @param sessionToken what temporary credentials send along; null for lasting ones
     * @return null if there is no such key, or the token does not belong to it
     * @throws AwsException ExpiredTokenException if the credentials were temporary and are over
     */
    @Nullable KeyOwner find(String accessKeyId, @Nullable String sessionToken, Instant now);

    /** Told of each call whose signature was right. */
    default void used(Credential credential, Instant at) {}
}
