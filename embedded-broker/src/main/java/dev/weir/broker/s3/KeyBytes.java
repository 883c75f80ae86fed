package dev.weir.broker.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys as S3 orders them: by their bytes in UTF-8. */
final class KeyBytes {

    static final int AT_MOST = 1024;

    private static final byte[] NOTHING = {};

    private KeyBytes() {}

    static byte[] of(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The first key after another. */
    static byte[] after(String key) {
        byte[] bytes = of(key);
        return key.isEmpty() ? NOTHING : Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** The first bytes after all that begin with a prefix; null if there are none. */
    static byte @Nullable [] afterAll(String prefix) {
        byte[] bytes = of(prefix);
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(bytes, end);
                next[end - 1]++;
                return next;
            }
        }
        return null;
    }

    static byte[] later(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) >= 0 ? one : other;
    }

    static int compare(String one, String other) {
        return Arrays.compareUnsigned(of(one), of(other));
    }
}
