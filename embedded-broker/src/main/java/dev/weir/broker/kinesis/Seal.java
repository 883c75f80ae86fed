package dev.weir.broker.kinesis;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes what clients are only to hand back (shard iterators, list tokens) unreadable and unforgeable: AES in GCM with a
 * key that is kept with the streams, so that it stays valid over a restart. Thread-safe.
 */
final class Seal {

    static final int KEY_BYTES = 32;

    /** How much longer a sealed text is. */
    static final int OVERHEAD = 12 + 16;

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A new random key. */
    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    byte[] close(byte[] plain) {
        byte[] sealed = new byte[plain.length + OVERHEAD];
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain, 0, plain.length, sealed, IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
        return sealed;
    }

    /** The plain text from an offset on, or null if it was not sealed with this key or was changed since. */
    byte @Nullable [] open(byte[] sealed, int offset) {
        if (sealed.length - offset < OVERHEAD) {
            return null;
        }
        byte[] iv = new byte[IV_BYTES];
        System.arraycopy(sealed, offset, iv, 0, IV_BYTES);
        try {
            int from = offset + IV_BYTES;
            return cipher(Cipher.DECRYPT_MODE, iv).doFinal(sealed, from, sealed.length - from);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
