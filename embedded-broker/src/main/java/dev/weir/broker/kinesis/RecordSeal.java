package dev.weir.broker.kinesis;

import dev.weir.broker.store.StoredRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into sealed bytes and back: AES-256 in GCM over partition key and data. Sealed bytes are one byte of
 * format, the data key's number (8 bytes), the count that makes the nonce (8 bytes), then the cipher text with its tag;
 * in the store they stand for the data, and the partition key is empty. A record that was put without a partition key,
 * which a stream that spreads its records evenly allows, has an empty one too; unsealed, it is kept with another byte of
 * format before its data. The shard is bound to the text: moved into another one it does not open. Not thread-safe; one
 * object serves one call, so that its cipher is set up once.
 */
final class RecordSeal {

    private static final byte KEYLESS = 0;
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Long.BYTES + Long.BYTES;
    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final byte[] shard;
    private final Cipher cipher;

    RecordSeal(long streamId, int shardIndex) {
        shard = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(streamId)
                .putInt(shardIndex)
                .array();
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks AES/GCM", e);
        }
    }

    /** Whether a record in the store is sealed. */
    static boolean isSealed(StoredRecord record) {
        return record.partitionKey().isEmpty() && !isKeyless(record.partitionKey(), record.data());
    }

    /** Whether a record is sealed that is as it will be stored. */
    static boolean isSealed(IncomingRecord record) {
        return record.partitionKey().isEmpty() && !isKeyless(record.partitionKey(), record.data());
    }

    static boolean isWithoutKey(IncomingRecord record) {
        return record.partitionKey().isEmpty();
    }

    /** An unsealed record as it is stored: without a partition key, it says that it is not sealed. */
    static IncomingRecord unsealed(IncomingRecord record) {
        if (!isWithoutKey(record)) {
            return record;
        }
        byte[] kept = new byte[1 + record.data().length];
        kept[0] = KEYLESS;
        System.arraycopy(record.data(), 0, kept, 1, record.data().length);
        return new IncomingRecord(record.position(), "", record.hashKey(), kept, record.bytes());
    }

    /** What {@link #unsealed} was given, of a record that is not sealed. */
    static StoredRecord asPut(StoredRecord record) {
        if (!isKeyless(record.partitionKey(), record.data())) {
            return record;
        }
        byte[] data = Arrays.copyOfRange(record.data(), 1, record.data().length);
        return new StoredRecord(record.index(), record.arrivalMillis(), "", data);
    }

    private static boolean isKeyless(String partitionKey, byte[] kept) {
        return partitionKey.isEmpty() && kept.length > 0 && kept[0] == KEYLESS;
    }

    /** The number of the data key that opens a sealed record. */
    static long dataKeyId(StoredRecord record) {
        return record.data().length < HEAD ? -1 : ByteBuffer.wrap(record.data()).getLong(1);
    }

    /** @param count never used before under this data key */
    IncomingRecord seal(IncomingRecord record, SecretKeySpec key, long dataKeyId, long count) {
        byte[] partitionKey = record.partitionKey().getBytes(StandardCharsets.UTF_8);
        byte[] front = ByteBuffer.allocate(Short.BYTES + partitionKey.length)
                .putShort((short) partitionKey.length)
                .put(partitionKey)
                .array();
        byte[] data = record.data();
        byte[] sealed = new byte[HEAD + front.length + data.length + TAG_BYTES];
        ByteBuffer.wrap(sealed).put(FORMAT).putLong(dataKeyId).putLong(count);
        try {
            init(Cipher.ENCRYPT_MODE, key, count);
            int written = cipher.update(front, 0, front.length, sealed, HEAD);
            cipher.doFinal(data, 0, data.length, sealed, HEAD + written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
        return new IncomingRecord(record.position(), "", record.hashKey(), sealed, record.bytes());
    }

    /** The record as it was before, or null if the key is not the one it was sealed with, or it was changed since. */
    @Nullable StoredRecord open(StoredRecord record, SecretKeySpec key) {
        byte[] sealed = record.data();
        if (sealed.length < HEAD + Short.BYTES + TAG_BYTES || sealed[0] != FORMAT) {
            return null;
        }
        long count = ByteBuffer.wrap(sealed).getLong(1 + Long.BYTES);
        try {
            init(Cipher.DECRYPT_MODE, key, count);
            ByteBuffer plain = ByteBuffer.wrap(cipher.doFinal(sealed, HEAD, sealed.length - HEAD));
            byte[] partitionKey = new byte[Short.toUnsignedInt(plain.getShort())];
            plain.get(partitionKey);
            byte[] data = new byte[plain.remaining()];
            plain.get(data);
            return new StoredRecord(
                    record.index(), record.arrivalMillis(), new String(partitionKey, StandardCharsets.UTF_8), data);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/GCM failed", e);
        }
    }

    private void init(int mode, SecretKeySpec key, long count) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(count).array();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(shard);
    }
}
