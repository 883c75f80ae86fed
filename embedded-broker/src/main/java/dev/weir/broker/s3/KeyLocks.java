package dev.weir.broker.s3;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/** Locks for objects, each shared by the keys that fall upon it. A reader and a writer of one object exclude each other. */
final class KeyLocks {

    private static final int LOCKS = 256;

    private final List<ReentrantReadWriteLock> locks = IntStream.range(0, LOCKS)
            .mapToObj(_ -> new ReentrantReadWriteLock())
            .toList();

    /** To be held while an object's row is read and its file opened. */
    Lock toRead(Bucket bucket, String key) {
        return locks.get(index(bucket, key)).readLock();
    }

    /** To be held while objects change; taken in one order by all, so that nobody waits in a circle. */
    Held write(Bucket bucket, Collection<String> keys) {
        TreeSet<Integer> indexes = new TreeSet<>();
        keys.forEach(key -> indexes.add(index(bucket, key)));
        List<Lock> taken = indexes.stream()
                .<Lock>map(index -> locks.get(index).writeLock())
                .toList();
        taken.forEach(Lock::lock);
        return () -> taken.forEach(Lock::unlock);
    }

    private static int index(Bucket bucket, String key) {
        int hash = key.hashCode() * 31 + Long.hashCode(bucket.id());
        return (hash ^ hash >>> 16) & (LOCKS - 1);
    }

    /** Locks that are held until this is closed. */
    interface Held extends AutoCloseable {

        @Override
        void close();
    }
}
