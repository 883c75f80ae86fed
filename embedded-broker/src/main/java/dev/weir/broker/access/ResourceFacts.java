package dev.weir.broker.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service tells of its resources to whoever decides about calls. Thread-safe; never fails. */
public interface ResourceFacts {

    /** The policy of a resource, or null if it has none. */
    default @Nullable String policy(String arn) {
        return null;
    }

    /** The tags of a resource; empty if it has none or is none. */
    default Map<String, String> tags(String arn) {
        return Map.of();
    }

    /** The ARN of the KMS key that a resource is encrypted under; empty if it is not. */
    default String keyOf(String arn) {
        return "";
    }

    /**
     * The ARN of what an opaque text of the service leads to: a shard iterator, a key's id or alias, a ciphertext; empty if
     * it leads nowhere.
     */
    default String arnOf(String region, Object opaque) {
        return "";
    }
}
