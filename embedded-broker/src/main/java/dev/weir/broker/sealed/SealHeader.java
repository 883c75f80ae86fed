package dev.weir.broker.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@code weir-seal} says, in lines of text: how the key is made that wraps the master key, and the wrapped
 * master key. The lines before it are bound to that; a checksum tells damage from a wrong passphrase.
 *
 * @param passphrase how a key is made of the passphrase; null if the key is in the system's keyring
 * @param keyringName the secret's name in the keyring; null if there is a passphrase
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealHeader(
        @Nullable PassphraseKey passphrase, @Nullable String keyringName, byte[] wrapped) {

    private static final String FIRST_LINE = "weir seal, format ";
    private static final int FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final HexFormat HEX = HexFormat.of();

    /** Wraps a master key. */
    static SealHeader of(
            @Nullable PassphraseKey passphrase, @Nullable String keyringName, byte[] wrappingKey, MasterKey master) {
        byte[] nonce = MasterKey.randomBytes(NONCE_BYTES);
        byte[] plain = master.copy();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, wrappingKey, nonce, boundLines(passphrase, keyringName))
                    .doFinal(plain);
            byte[] wrapped = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
            return new SealHeader(passphrase, keyringName, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The master key, or null if the wrapping key is another one. */
    @Nullable MasterKey unwrap(byte[] wrappingKey) {
        try {
            byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
            return MasterKey.of(cipher(Cipher.DECRYPT_MODE, wrappingKey, nonce, boundLines(passphrase, keyringName))
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static String boundLines(@Nullable PassphraseKey passphrase, @Nullable String keyringName) {
        String first = FIRST_LINE + FORMAT + "\n";
        if (passphrase == null) {
            return first + "key keyring\nname " + keyringName + "\n";
        }
        return first + "key argon2id\nmemory-kib " + passphrase.memoryKib() + "\npasses " + passphrase.passes()
                + "\nlanes " + passphrase.lanes() + "\nsalt " + HEX.formatHex(passphrase.salt()) + "\n";
    }

    String text() {
        String body = boundLines(passphrase, keyringName) + "wrapped " + HEX.formatHex(wrapped) + "\n";
        return body + "checksum " + checksum(body) + "\n";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @return null if it is damaged
     * @throws SealException if it is of a newer format
     */
    static @Nullable SealHeader parse(String text) throws SealException {
        int last = text.lastIndexOf("checksum ");
        if (last < 0 || !text.substring(last).equals("checksum " + checksum(text.substring(0, last)) + "\n")) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().skip(1).forEach(line -> {
            int blank = line.indexOf(' ');
            values.put(line.substring(0, Math.max(0, blank)), line.substring(blank + 1));
        });
        if (!text.startsWith(FIRST_LINE + FORMAT + "\n")) {
            throw new SealException("The data folder was sealed by a newer Weir: update Weir.");
        }
        try {
            byte[] wrapped = HEX.parseHex(values.getOrDefault("wrapped", ""));
            boolean keyring = "keyring".equals(values.get("key"));
            if (wrapped.length != NONCE_BYTES + MasterKey.BYTES + TAG_BITS / 8) {
                return null;
            }
            return keyring
                    ? new SealHeader(null, values.get("name"), wrapped)
                    : new SealHeader(
                            new PassphraseKey(
                                    number(values, "memory-kib"),
                                    number(values, "passes"),
                                    number(values, "lanes"),
                                    HEX.parseHex(values.getOrDefault("salt", ""))),
                            null,
                            wrapped);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, ""));
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
