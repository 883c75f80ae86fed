package dev.weir.broker.kms;

import dev.weir.broker.seal.Seal;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyState;

/**
 * Every key and alias of the account. A change is durable before it is seen. A key whose deletion has come due goes,
 * with its material and aliases, when it is next looked at. Bounds: {@value #MAX_KEYS} keys in a region, {@value
 * #MAX_ALIASES} aliases for a key. Thread-safe; looking a key up takes no lock.
 */
final class KeyRing {

    static final int MAX_KEYS = 10_000;
    static final int MAX_ALIASES = 50;

    /** Keys are not rotated, so there is one material for each. */
    private static final int VERSION = 1;

    private static final String KINESIS_KEY = "Default key that protects my Kinesis data when no other key is defined";

    private final String accountId;
    private final TimeSource time;
    private final KeyStore store;
    private final RootKey root;
    private final Map<String, KmsKey> keys = new ConcurrentHashMap<>();
    private final Map<AliasName, Alias> aliases = new ConcurrentHashMap<>();
    private final ReentrantLock changes = new ReentrantLock();

    KeyRing(String accountId, TimeSource time, KeyStore store, RootKey root, List<KmsKey> kept) {
        this.accountId = accountId;
        this.time = time;
        this.store = store;
        this.root = root;
        kept.forEach(key -> keys.put(key.id(), key));
        store.aliases().forEach(alias -> aliases.put(AliasName.of(alias), alias));
    }

    String accountId() {
        return accountId;
    }

    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key that a request means by id, ARN, alias name or alias ARN, in whatever state. */
    KmsKey resolve(String region, String keyId) {
        return new KeyReference(region, accountId).parse(keyId).key(this);
    }

    /** Like {@link #resolve}, and the key is one that seals and opens at present. */
    KmsKey usable(String region, String keyId) {
        KmsKey key = resolve(region, keyId);
        checkUsable(key);
        return key;
    }

    static void checkUsable(KmsKey key) {
        if (key.state() == KeyState.DISABLED) {
            throw KmsErrors.disabled(key);
        }
        if (key.state() != KeyState.ENABLED) {
            throw KmsErrors.pendingDeletion(key);
        }
    }

    /** A key of a region, or null if there is none. */
    @Nullable KmsKey find(String region, String id) {
        KmsKey key = keys.get(id);
        if (key == null || !key.region().equals(region)) {
            return null;
        }
        if (key.isDeleted(now())) {
            forget(key);
            return null;
        }
        return key;
    }

    /** An alias of a region, or null if there is none; that of Kinesis's own key is made when first asked for. */
    @Nullable Alias alias(String region, String name) {
        Alias alias = aliases.get(new AliasName(region, name));
        if (alias == null && name.equals(Alias.KINESIS)) {
            return kinesisAlias(region);
        }
        return alias != null && find(region, alias.keyId()) != null ? alias : null;
    }

    /** Every key of a region by its id. */
    List<KmsKey> keys(String region) {
        return keys.values().stream()
                .filter(key -> find(region, key.id()) != null)
                .sorted(Comparator.comparing(KmsKey::id))
                .toList();
    }

    /** Every alias of a region by its name. */
    List<Alias> aliases(String region) {
        return aliases.values().stream()
                .filter(alias -> alias.region().equals(region) && find(region, alias.keyId()) != null)
                .sorted(Comparator.comparing(Alias::name))
                .toList();
    }

    KmsKey create(String region, String description) {
        changes.lock();
        try {
            return add(region, description, KeyManagerType.CUSTOMER);
        } finally {
            changes.unlock();
        }
    }

    /** Changes a key to what a function makes of its present state. */
    KmsKey change(KmsKey key, UnaryOperator<KmsKey> next) {
        changes.lock();
        try {
            KmsKey present = find(key.region(), key.id());
            if (present == null) {
                throw KmsErrors.keyMissing(key.arn());
            }
            if (present.manager() == KeyManagerType.AWS) {
                throw KmsErrors.managedByAws(present);
            }
            KmsKey changed = next.apply(present);
            if (!changed.equals(present)) {
                store.save(changed);
                keys.put(changed.id(), changed);
            }
            return changed;
        } finally {
            changes.unlock();
        }
    }

    /** Names a key. */
    void addAlias(String name, KmsKey key) {
        changes.lock();
        try {
            if (alias(key.region(), name) != null) {
                throw KmsErrors.aliasExists(Arns.prefix(key.region(), accountId) + name);
            }
            checkAliasLimit(key);
            put(new Alias(key.region(), name, key.id(), now(), now()));
        } finally {
            changes.unlock();
        }
    }

    /** Lets a name stand for another key. */
    void moveAlias(Alias alias, KmsKey key) {
        changes.lock();
        try {
            if (!alias.keyId().equals(key.id())) {
                checkAliasLimit(key);
            }
            put(new Alias(alias.region(), alias.name(), key.id(), alias.createdAt(), now()));
        } finally {
            changes.unlock();
        }
    }

    void removeAlias(Alias alias) {
        changes.lock();
        try {
            store.delete(alias);
            aliases.remove(AliasName.of(alias));
        } finally {
            changes.unlock();
        }
    }

    /** Seals with a key's material; the caller has checked that the key is usable. */
    byte[] seal(KmsKey key, byte[] plain, Map<String, String> context) {
        return CiphertextBlob.seal(key.id(), VERSION, material(key, VERSION), plain, context);
    }

    /** Opens what {@link #seal} made; null if it was not sealed so. */
    byte @Nullable [] open(KmsKey key, CiphertextBlob blob, Map<String, String> context) {
        return blob.version() == VERSION ? blob.open(material(key, VERSION), context) : null;
    }

    private byte[] material(KmsKey key, int version) {
        return root.unwrap(store.material(key.id(), version), key.id(), version);
    }

    private Alias kinesisAlias(String region) {
        changes.lock();
        try {
            Alias made = aliases.get(new AliasName(region, Alias.KINESIS));
            return made != null ? made : aliasOf(add(region, KINESIS_KEY, KeyManagerType.AWS));
        } finally {
            changes.unlock();
        }
    }

    private static Alias aliasOf(KmsKey kinesisKey) {
        return new Alias(
                kinesisKey.region(), Alias.KINESIS, kinesisKey.id(), kinesisKey.createdAt(), kinesisKey.createdAt());
    }

    private KmsKey add(String region, String description, KeyManagerType manager) {
        if (keys(region).size() >= MAX_KEYS) {
            throw KmsErrors.limitExceeded(
                    "This account has " + MAX_KEYS + " keys in " + region + ", which is its limit.");
        }
        KmsKey key = new KmsKey(
                UUID.randomUUID().toString(), region, accountId, now(), description, manager, KeyState.ENABLED, null);
        Alias alias = manager == KeyManagerType.AWS ? aliasOf(key) : null;
        byte[] wrapped = root.wrap(Seal.randomBytes(Seal.KEY_BYTES), key.id(), VERSION);
        store.add(key, VERSION, wrapped, alias);
        keys.put(key.id(), key);
        if (alias != null) {
            aliases.put(AliasName.of(alias), alias);
        }
        return key;
    }

    private void put(Alias alias) {
        store.save(alias);
        aliases.put(AliasName.of(alias), alias);
    }

    private void checkAliasLimit(KmsKey key) {
        long used = aliases.values().stream()
                .filter(alias -> alias.keyId().equals(key.id()))
                .count();
        if (used >= MAX_ALIASES) {
            throw KmsErrors.limitExceeded(
                    "The key " + key.arn() + " has " + MAX_ALIASES + " aliases, which is its limit.");
        }
    }

    private void forget(KmsKey key) {
        changes.lock();
        try {
            store.delete(key);
            keys.remove(key.id());
            aliases.values().removeIf(alias -> alias.keyId().equals(key.id()));
        } finally {
            changes.unlock();
        }
    }

    /** Where an alias is found. */
    private record AliasName(String region, String name) {
        static AliasName of(Alias alias) {
            return new AliasName(alias.region(), alias.name());
        }
    }
}
