package dev.weir.broker.kinesis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Maps partition keys to hash keys: MD5 of the key's UTF-8 bytes, given here, as a big-endian number. One is made for each request
 * and used for all of its records; not thread-safe.
 */
final class PartitionKeyHasher {

    private final MessageDigest md5;

    PartitionKeyHasher() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    HashKey hash(byte[] partitionKey) {
        return HashKey.of(md5.digest(partitionKey));
    }
}
