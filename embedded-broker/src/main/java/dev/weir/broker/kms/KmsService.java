package dev.weir.broker.kms;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Service;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.Migration;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AWS KMS: puts its parts together. Symmetric keys only, each with its policy; grants, tags and rotation are not kept (see
 * docs/adr/0010-encryption-at-rest.md). Thread-safe.
 */
public final class KmsService implements Service, DataKeys {

    /** The tables of this service. */
    public static final List<Migration> MIGRATIONS = List.of(
            new Migration(400, "/dev/weir/broker/kms/0400-keys.sql"),
            new Migration(401, "/dev/weir/broker/kms/0401-policies.sql"));

    private final RootKey root;
    private final KeyRing ring;
    private final KeyPolicies policies;
    private final List<Operation<?, ?>> operations;

    /**
     * @param folder where the file with the root key is, or null to have it in memory only
     * @param region of calls that name none
     * @param database with {@link #MIGRATIONS} applied; belongs to the caller
     * @throws dev.weir.broker.store.StoreException if the database holds keys and the root key is gone or damaged
     */
    public KmsService(@Nullable Path folder, String accountId, String region, TimeSource time, Database database) {
        KeyStore store = new KeyStore(database, accountId);
        List<KmsKey> kept = store.keys();
        root = new RootKey(folder, !kept.isEmpty());
        ring = new KeyRing(accountId, time, store, root, kept);
        policies = new KeyPolicies(store);
        KeyOperations keys = new KeyOperations(ring, policies, region);
        operations = Stream.of(
                        keys.operations(),
                        new PolicyOperations(keys, policies).operations(),
                        new AliasOperations(ring, region).operations(),
                        new CryptoOperations(ring, region).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /** What decides about calls needs to know of keys. */
    public ResourceFacts facts() {
        return new KmsFacts(ring, policies);
    }

    /**
     * What seals secrets of another part of the broker, under a key that is derived from the root key.
     *
     * @param purpose tells the parts' keys apart
     * @throws dev.weir.broker.store.StoreException if the root key cannot be read or made
     */
    public Seal sealOf(String purpose) {
        return root.sealOf(purpose);
    }

    @Override
    public ServiceId id() {
        return ServiceId.KMS;
    }

    @Override
    public List<Operation<?, ?>> operations() {
        return operations;
    }

    @Override
    public String resolve(String region, String keyId) {
        return ring.usable(region, keyId).arn();
    }

    @Override
    public void checkUsable(String region, String keyArn) {
        ring.usable(region, keyArn);
    }

    @Override
    public DataKey generate(String region, String keyArn, Map<String, String> context) {
        KmsKey key = ring.usable(region, keyArn);
        byte[] plain = Seal.randomBytes(Seal.KEY_BYTES);
        return new DataKey(plain, ring.seal(key, plain, context));
    }

    @Override
    public byte[] open(String region, byte[] sealed, Map<String, String> context) {
        CiphertextBlob blob = CiphertextBlob.parse(sealed);
        if (blob == null) {
            throw KmsErrors.invalidCiphertext();
        }
        KmsKey key = ring.usable(region, blob.keyId());
        byte[] plain = ring.open(key, blob, context);
        if (plain == null) {
            throw KmsErrors.invalidCiphertext();
        }
        return plain;
    }
}
