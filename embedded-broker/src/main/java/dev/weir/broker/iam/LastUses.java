package dev.weir.broker.iam;

import dev.weir.broker.access.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When keys were last used. In memory at once, and in the database at most once in {@link #KEPT_EVERY} for each key and
 * when the broker closes; a killed process may lose what came between. Thread-safe.
 */
final class LastUses {

    static final Duration KEPT_EVERY = Duration.ofMinutes(15);

    private final Directory directory;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private record Use(long millis, String service, String region) {}

    LastUses(Directory directory) {
        this.directory = directory;
    }

    void used(User user, AccessKey key, Credential credential, Instant at) {
        uses.put(key.id(), new Use(at.toEpochMilli(), credential.service(), credential.region()));
        if (at.toEpochMilli() - key.usedMillis() > KEPT_EVERY.toMillis()) {
            keep(user.name());
        }
    }

    /** A key with what is known of its use by now. */
    AccessKey latest(AccessKey key) {
        Use use = uses.get(key.id());
        return use == null || use.millis() <= key.usedMillis()
                ? key
                : key.used(use.millis(), use.service(), use.region());
    }

    private void keep(String userName) {
        directory.change(() -> {
            User user = directory.userOrNull(userName);
            if (user != null) {
                List<AccessKey> keys = user.keys().stream().map(this::latest).toList();
                if (!keys.equals(user.keys())) {
                    directory.save(user.withKeys(keys));
                }
            }
            return true;
        });
    }

    void keepAll() {
        for (String keyId : uses.keySet()) {
            User user = directory.ownerOf(keyId);
            if (user != null) {
                keep(user.name());
            }
        }
    }
}
