package dev.weir.broker.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The names of files where they say what was put in: the first 16 bytes of the name's HMAC-SHA-256, and the name under
 * AES-CTR with those as its counter, so that a name always becomes the same and a changed one is noticed. Thread-safe.
 */
final class SealedNames {

    /** No file system has longer names, in bytes. */
    private static final int LONGEST = 255;

    /** Begins the name that stands for one which would be longer; that is in a file beside it. */
    private static final String LONG = "~";

    private static final int TAG_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec macKey;
    private final SecretKeySpec key;

    SealedNames(MasterKey master) {
        byte[] nothing = {};
        macKey = new SecretKeySpec(master.derive("weir names tag", nothing), "HmacSHA256");
        key = new SecretKeySpec(master.derive("weir names", nothing), "AES");
    }

    String seal(String name) {
        byte[] plain = name.getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(plain);
        byte[] tag = Arrays.copyOf(mac, TAG_BYTES);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, tag, plain, 0);
        byte[] sealed = Arrays.copyOf(tag, TAG_BYTES + text.length);
        System.arraycopy(text, 0, sealed, TAG_BYTES, text.length);
        String whole = TEXT.encodeToString(sealed);
        return whole.length() <= LONGEST ? whole : LONG + TEXT.encodeToString(mac);
    }

    /** The name that was sealed, or null if this is none. */
    @Nullable String open(String sealedName) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(sealedName);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (sealed.length <= TAG_BYTES) {
            return null;
        }
        byte[] tag = Arrays.copyOf(sealed, TAG_BYTES);
        byte[] plain = crypt(Cipher.DECRYPT_MODE, tag, sealed, TAG_BYTES);
        return MessageDigest.isEqual(tag, Arrays.copyOf(mac(plain), TAG_BYTES))
                ? new String(plain, StandardCharsets.UTF_8)
                : null;
    }

    static boolean standsForLonger(String sealedName) {
        return sealedName.startsWith(LONG) && !sealedName.endsWith(".name");
    }

    /** The name of the file that has the whole name. */
    static String besideOf(String standIn) {
        return standIn + ".name";
    }

    private byte[] mac(byte[] name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            return mac.doFinal(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }

    private byte[] crypt(int mode, byte[] counter, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(counter));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }
}
