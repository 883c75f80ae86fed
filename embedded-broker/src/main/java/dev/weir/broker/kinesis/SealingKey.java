package dev.weir.broker.kinesis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * A data key that new records of a stream are sealed with. Its counter gives each record a nonce of its own; the
 * counter lives as long as this object, and no other object ever seals with the same key, since each start of the
 * broker makes new ones. Thread-safe.
 *
 * @param id by which sealed records name it
 * @param keyArn the KMS key that sealed it
 * @param madeAtNanos when it was made, on the monotonic clock
 */
record SealingKey(long id, String keyArn, SecretKeySpec secret, long madeAtNanos, AtomicLong counter) {

    /** As long as the service uses a data key. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Far below the 2^32 texts that are safe under one key. */
    static final long MAX_RECORDS = 1L << 30;

    /** Whether it may seal for a KMS key at a time on the monotonic clock. */
    boolean serves(String arn, long nanoTime) {
        return keyArn.equals(arn) && nanoTime - madeAtNanos < LIFETIME.toNanos() && counter.get() < MAX_RECORDS;
    }

    /** Takes counts for some records, and gives the first of them. */
    long take(int records) {
        return counter.getAndAdd(records);
    }
}
