package dev.weir.broker.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes unreadable and unforgeable: AES-256 in GCM under one key, with a random nonce in front. Random nonces are
 * safe up to 2^32 texts under one key, which is enough for other keys and for what clients hand back; records of a stream
 * count theirs. Thread-safe.
 */
public final class Seal {

    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** How much longer sealed bytes are. */
    public static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

    private static final byte[] NOTHING = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key {@value #KEY_BYTES} bytes */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Bytes that nobody can guess: a key, for instance. */
    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public byte[] close(byte[] plain) {
        return close(NOTHING, plain);
    }

    /**
     * Seals bytes.
     *
     * @param bound needed to open them again, without being in them
     */
    public byte[] close(byte[] bound, byte[] plain) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        byte[] sealed = Arrays.copyOf(nonce, plain.length + OVERHEAD);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
    }

    /** What was sealed, from an offset on, or null if this was not sealed with this key or was changed since. */
    public byte @Nullable [] open(byte[] sealed, int offset) {
        return open(NOTHING, sealed, offset);
    }

    /** The same of what was sealed with something bound to it; null also if that was something else. */
    public byte @Nullable [] open(byte[] bound, byte[] sealed, int offset) {
        if (sealed.length - offset < OVERHEAD) {
            return null;
        }
        byte[] nonce = Arrays.copyOfRange(sealed, offset, offset + NONCE_BYTES);
        int from = offset + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, bound).doFinal(sealed, from, sealed.length - from);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
