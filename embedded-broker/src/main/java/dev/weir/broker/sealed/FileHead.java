package dev.weir.broker.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a sealed file begins: {@code WEIRSEAL}, the format's number (4 bytes), the size of a page (4), a salt drawn for the
 * file (32), and the first 16 bytes of an HMAC-SHA-256 of all that. Sealed pages follow, each a nonce (12), as many bytes
 * as a page has, or fewer in the last one, and a tag (16).
 *
 * @param salt of which, with the master key, the file's own key is made
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileHead(int pageBytes, byte[] salt) {

    static final int BYTES = 64;

    private static final byte[] MAGIC = "WEIRSEAL".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int SALT_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 1 << 20;

    static FileHead random(int pageBytes) {
        return new FileHead(pageBytes, MasterKey.randomBytes(SALT_BYTES));
    }

    byte[] encode(byte[] macKey) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(MAGIC).putInt(FORMAT).putInt(pageBytes).put(salt);
        bytes.put(tag(macKey, bytes.array()));
        return bytes.array();
    }

    /**
     * Reads a file's head.
     *
     * @return null if the file ends before its head does: it was being created when its process ended
     * @throws DamagedFileException if it is none of this folder's
     */
    static @Nullable FileHead read(FileChannel channel, Path file, byte[] macKey) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, bytes.position()) < 0) {
                return begun(bytes.array(), bytes.position(), file);
            }
        }
        byte[] head = bytes.array();
        if (!Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw DamagedFileException.notSealed(file);
        }
        if (!MessageDigest.isEqual(tag(macKey, head), Arrays.copyOfRange(head, BYTES - TAG_BYTES, BYTES))) {
            throw DamagedFileException.foreign(file);
        }
        bytes.position(MAGIC.length);
        int format = bytes.getInt();
        int pageBytes = bytes.getInt();
        if (format != FORMAT || pageBytes < SMALLEST_PAGE || pageBytes > LARGEST_PAGE) {
            throw new IOException("The file " + file + " was sealed by a newer Weir: update Weir");
        }
        byte[] salt = new byte[SALT_BYTES];
        bytes.get(salt);
        return new FileHead(pageBytes, salt);
    }

    private static @Nullable FileHead begun(byte[] bytes, int count, Path file) throws DamagedFileException {
        int told = Math.min(count, MAGIC.length);
        if (!Arrays.equals(bytes, 0, told, MAGIC, 0, told)) {
            throw DamagedFileException.notSealed(file);
        }
        return null;
    }

    private static byte[] tag(byte[] macKey, byte[] head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
            mac.update(head, 0, BYTES - TAG_BYTES);
            return Arrays.copyOf(mac.doFinal(), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }
}
