package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.KeyBytes;
import dev.weir.broker.dynamodb.value.Value;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Where items stand: by a hash of their partition key, then by partition key, then by sort key. Bytes that order so.
 */
final class Positions {

    /** Bytes of the hash, by which a scan is cut into segments. */
    private static final int HASH = 4;

    private static final long HASHES = 1L << (8 * HASH);

    private Positions() {}

    /** The position of an item in its table; the item has the keys. */
    static byte[] of(KeySchema keys, Item item) {
        return keyed(keys, item).bytes();
    }

    /** The position of an item's entry in an index; the item has the keys of both. */
    static byte[] of(KeySchema indexKeys, Item item, byte[] inTable) {
        return keyed(indexKeys, item).raw(inTable).bytes();
    }

    private static KeyBytes keyed(KeySchema keys, Item item) {
        KeyBytes bytes = partition(required(item, keys.partition()));
        KeySchema.Attribute sort = keys.sort();
        return sort == null ? bytes : bytes.value(required(item, sort));
    }

    /** What the positions of all items of one partition key begin with. */
    static KeyBytes partition(Value key) {
        byte[] written = new KeyBytes().value(key).bytes();
        byte[] hash = new byte[HASH];
        System.arraycopy(md5(written), 0, hash, 0, HASH);
        return new KeyBytes().raw(hash).raw(written);
    }

    /** The position of an entry by time. */
    static byte[] ofTime(long seconds, byte[] inTable) {
        return new KeyBytes().raw(time(seconds)).raw(inTable).bytes();
    }

    /** What the positions of entries of one second begin with. */
    static byte[] time(long seconds) {
        return ByteBuffer.allocate(Long.BYTES).putLong(seconds).array();
    }

    /** Where a segment of a scan begins, or null behind the last one. */
    static byte @Nullable [] segment(int segment, int total) {
        return segment == total
                ? null
                : ByteBuffer.allocate(HASH)
                        .putInt((int) (segment * HASHES / total))
                        .array();
    }

    private static Value required(Item item, KeySchema.Attribute key) {
        Value value = item.get(key.name());
        if (value == null) {
            throw new IllegalArgumentException("The item has no " + key.name());
        }
        return value;
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
