package dev.weir.broker.kms;

import dev.weir.broker.seal.Seal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Encrypt and GenerateDataKey give: one byte of format, the key's id (16 bytes), the version of its material (4
 * bytes), then what {@link Seal} made. So Decrypt need not be told which key sealed it. The head is bound to the
 * text together with the encryption context: nothing of it can be exchanged.
 *
 * @param sealed nonce and cipher text
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
record CiphertextBlob(String keyId, int version, byte[] sealed) {

    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + 16 + Integer.BYTES;

    static byte[] seal(String keyId, int version, byte[] material, byte[] plain, Map<String, String> context) {
        byte[] head = head(keyId, version);
        byte[] sealed = new Seal(material).close(EncryptionContext.bytes(head, context), plain);
        return ByteBuffer.allocate(head.length + sealed.length)
                .put(head)
                .put(sealed)
                .array();
    }

    /** Reads a blob's head, or gives null if it is none of ours. */
    static @Nullable CiphertextBlob parse(byte[] blob) {
        if (blob.length <= HEAD || blob[0] != FORMAT) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(blob, 1, HEAD - 1);
        UUID id = new UUID(in.getLong(), in.getLong());
        return new CiphertextBlob(id.toString(), in.getInt(), Arrays.copyOfRange(blob, HEAD, blob.length));
    }

    /** The plain text, or null if key or context are not those it was sealed with, or it was changed since. */
    byte @Nullable [] open(byte[] material, Map<String, String> context) {
        return new Seal(material).open(EncryptionContext.bytes(head(keyId, version), context), sealed, 0);
    }

    private static byte[] head(String keyId, int version) {
        UUID id = UUID.fromString(keyId);
        return ByteBuffer.allocate(HEAD)
                .put(FORMAT)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(version)
                .array();
    }
}
