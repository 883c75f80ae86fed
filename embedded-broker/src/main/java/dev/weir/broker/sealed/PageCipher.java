package dev.weir.broker.sealed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the pages of one file: AES-256 in GCM under the file's own key, each time with a new random nonce, so that a page
 * that is written again, also after a truncation, never meets a used one. The page's number is bound to it. Thread-safe.
 */
final class PageCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** How much longer a sealed page is. */
    static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** Ciphers that nobody uses just now: to make one costs more than to seal a page. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    PageCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Seals pages that follow each other.
     *
     * @param length of what is sealed; only the last page may be shorter than the others
     * @return the sealed pages
     */
    byte[] seal(byte[] plain, int offset, int length, long firstPage, int pageBytes) {
        int pages = Math.ceilDiv(length, pageBytes);
        byte[] sealed = new byte[length + pages * OVERHEAD];
        byte[] nonces = new byte[pages * NONCE_BYTES];
        RANDOM.nextBytes(nonces);
        Cipher cipher = take();
        try {
            int to = 0;
            for (int page = 0; page < pages; page++) {
                int from = page * pageBytes;
                int count = Math.min(pageBytes, length - from);
                System.arraycopy(nonces, page * NONCE_BYTES, sealed, to, NONCE_BYTES);
                init(cipher, Cipher.ENCRYPT_MODE, sealed, to, firstPage + page);
                cipher.doFinal(plain, offset + from, count, sealed, to + NONCE_BYTES);
                to += count + OVERHEAD;
            }
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        } finally {
            idle.add(cipher);
        }
    }

    /**
     * Opens one sealed page.
     *
     * @return how many bytes it holds, or -1 if it is not what was sealed there
     */
    int open(byte[] sealed, int offset, int length, long page, byte[] plain, int to) {
        if (length < OVERHEAD) {
            return -1;
        }
        Cipher cipher = take();
        try {
            init(cipher, Cipher.DECRYPT_MODE, sealed, offset, page);
            return cipher.doFinal(sealed, offset + NONCE_BYTES, length - NONCE_BYTES, plain, to);
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        } finally {
            idle.add(cipher);
        }
    }

    private void init(Cipher cipher, int mode, byte[] nonceIn, int at, long page) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonceIn, at, NONCE_BYTES));
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, page));
    }

    private Cipher take() {
        @Nullable Cipher waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES/GCM", e);
        }
    }
}
