package dev.weir.broker.kms;

import dev.weir.broker.seal.Seal;
import dev.weir.broker.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that wraps the material of every KMS key before it goes into the database. It lives in a file of its own
 * beside the database ({@link RootKeyFile}); a broker without a data folder has it in memory only. Thread-safe.
 */
final class RootKey {

    private final @Nullable RootKeyFile file;
    private byte @Nullable [] key;

    /**
     * @param folder the data folder, or null for a broker in memory
     * @param inUse whether the database holds material that is wrapped already
     * @throws StoreException if it does, and the file with the root key is gone or damaged
     */
    RootKey(@Nullable Path folder, boolean inUse) {
        file = folder == null ? null : new RootKeyFile(folder);
        if (inUse && file != null) {
            key = file.read();
            if (key == null) {
                throw new StoreException("The data folder " + folder + " has lost its root key file "
                        + RootKeyFile.NAME
                        + ": put it back, since without it nothing that was encrypted can be read.");
            }
        }
    }

    byte[] wrap(byte[] material, String keyId, int version) {
        return new Seal(key()).close(boundTo(keyId, version), material);
    }

    /** @throws StoreException if the material was wrapped by another root key, or belongs to another KMS key */
    byte[] unwrap(byte[] wrapped, String keyId, int version) {
        byte[] material = new Seal(key()).open(boundTo(keyId, version), wrapped, 0);
        if (material == null) {
            throw new StoreException("The material of KMS key " + keyId + " does not belong to the root key in "
                    + RootKeyFile.NAME + ": put back the file that belongs to this data folder.");
        }
        return material;
    }

    /** What seals things of another sort under a key that is derived from this one. */
    Seal sealOf(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return new Seal(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private synchronized byte[] key() {
        if (key == null) {
            byte[] kept = file == null ? null : file.read();
            if (kept == null) {
                kept = file == null ? Seal.randomBytes(Seal.KEY_BYTES) : file.create();
            }
            key = kept;
        }
        return key;
    }

    private static byte[] boundTo(String keyId, int version) {
        return ("weir kms material " + keyId + " " + version).getBytes(StandardCharsets.US_ASCII);
    }
}
