package dev.weir.broker.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** The random key of a sealed folder, from which a key for each purpose is derived. Closed, it is zeroed. Thread-safe. */
final class MasterKey implements AutoCloseable {

    static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private boolean closed;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    static MasterKey random() {
        return new MasterKey(randomBytes(BYTES));
    }

    /** @param key belongs to the master key from now on */
    static MasterKey of(byte[] key) {
        return new MasterKey(key);
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A key of 32 bytes for one purpose; another salt gives another key. */
    synchronized byte[] derive(String purpose, byte[] salt) {
        if (closed) {
            throw new IllegalStateException("The sealed folder is closed");
        }
        return derive(key, purpose, salt);
    }

    static byte[] derive(byte[] from, String purpose, byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(from)
                            .addSalt(salt)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java of this release has HKDF", e);
        }
    }

    /** A copy, to be wrapped; the caller zeroes it. */
    synchronized byte[] copy() {
        return key.clone();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }
}
