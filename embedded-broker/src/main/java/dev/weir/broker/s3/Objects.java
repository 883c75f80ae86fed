package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The objects: rows in the database, bytes in files (docs/adr/0038-objects-are-files-that-the-database-names.md). An
 * object is there when its row is durable, which is after its bytes are. Thread-safe.
 */
final class Objects implements ObjectStore {

    private static final int PAGE = 1_000;

    private final TimeSource time;
    private final Database database;
    private final ObjectFiles files;
    private final Buckets buckets;
    private final AtomicLong versions;
    private final Doomed doomed;
    private final KeyLocks locks = new KeyLocks();

    Objects(
            TimeSource time,
            Database database,
            ObjectFiles files,
            Buckets buckets,
            AtomicLong versions,
            Doomed doomed) {
        this.time = time;
        this.database = database;
        this.files = files;
        this.buckets = buckets;
        this.versions = versions;
        this.doomed = doomed;
    }

    @Override
    public boolean bucketExists(String bucket) {
        return buckets.find(bucket) != null;
    }

    @Override
    public Path newFile() {
        return files.newFile();
    }

    @Override
    public StoredObject put(String bucket, String key, Path file, ObjectHeaders headers) {
        return put(bucket, key, file, Digest.of(file), ObjectDetails.of(headers), Condition.NONE, null);
    }

    /** Something that is to be done in the transaction in which an object comes to be. */
    @FunctionalInterface
    interface Along {
        void in(Connection connection) throws SQLException;
    }

    /**
     * Puts a finished file as an object.
     *
     * @param along done in the same transaction; null for nothing
     */
    StoredObject put(
            String bucketName,
            String key,
            Path file,
            Digest digest,
            ObjectDetails details,
            Condition condition,
            @Nullable Along along) {
        S3Errors.checkKey(key);
        Bucket bucket = buckets.get(bucketName);
        long version = versions.incrementAndGet();
        StoredObject object = new StoredObject(
                bucketName, key, digest.size(), digest.etag(), now(), details.withChecksum(digest.checksum()));
        try (KeyLocks.Held _ = locks.write(bucket, List.of(key))) {
            // Before a slow disk is asked, and again in the transaction.
            condition.check(key, present(bucket, key));
            files.adopt(file, version);
            Committed put = commit(bucket, object, version, file, condition, along);
            files.place(version, bucketName, put.row().path());
            if (put.before() != null) {
                files.replaced(put.before().version());
            }
            return object;
        }
    }

    private record Committed(ObjectRow row, @Nullable ObjectRow before) {}

    private Committed commit(
            Bucket bucket, StoredObject object, long version, Path file, Condition condition, @Nullable Along along) {
        try {
            return database.write(connection -> {
                Buckets.require(connection, bucket);
                @Nullable ObjectRow before =
                        ObjectTable.find(connection, bucket, object.key()).orElse(null);
                condition.check(object.key(), before == null ? null : before.object());
                String path = before == null
                        ? ObjectTable.freePath(connection, bucket, object.key(), version)
                        : before.path();
                ObjectRow row = new ObjectRow(object, version, path);
                ObjectTable.save(connection, bucket, row);
                if (along != null) {
                    along.in(connection);
                }
                return new Committed(row, before);
            });
        } catch (StoreException e) {
            // What could not be made durable may be there all the same, and then its bytes must be too.
            if (isCommitted(bucket, object.key(), version)) {
                files.leaveStaged(version);
            } else {
                files.giveBack(version, file);
            }
            throw e;
        } catch (AwsException e) {
            files.giveBack(version, file);
            throw e;
        }
    }

    private boolean isCommitted(Bucket bucket, String key, long version) {
        try {
            return database.read(connection -> ObjectTable.find(connection, bucket, key))
                    .filter(row -> row.version() == version)
                    .isPresent();
        } catch (StoreException e) {
            return true; // not known; the next start knows
        }
    }

    private @Nullable StoredObject present(Bucket bucket, String key) {
        return database.read(connection -> ObjectTable.find(connection, bucket, key))
                .map(ObjectRow::object)
                .orElse(null);
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** @throws AwsException NoSuchBucket or NoSuchKey */
    StoredObject get(String bucket, String key) {
        StoredObject object = present(buckets.get(bucket), key);
        if (object == null) {
            throw S3Errors.noSuchKey(key);
        }
        return object;
    }

    @Override
    public ObjectContent open(String bucketName, String key) {
        Bucket bucket = buckets.get(bucketName);
        Lock lock = locks.toRead(bucket, key);
        lock.lock();
        try {
            return open(database.read(connection -> ObjectTable.find(connection, bucket, key))
                    .orElseThrow(() -> S3Errors.noSuchKey(key)));
        } finally {
            lock.unlock();
        }
    }

    private ObjectContent open(ObjectRow row) {
        StoredObject object = row.object();
        try {
            FileChannel channel = files.open(row.version(), object.bucket(), row.path());
            if (channel.size() == object.size()) {
                return new ObjectContent(object, channel);
            }
            channel.close();
            throw new StoreException("The file " + row.path() + " of bucket " + object.bucket()
                    + " is not what was put: something else has changed it. Put the object again.");
        } catch (IOException e) {
            throw new StoreException(
                    "The file " + row.path() + " of bucket " + object.bucket() + " cannot be read (" + e
                            + "): put it back, or put the object again.",
                    e);
        }
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix, String after, int limit) {
        byte[] from = KeyBytes.later(KeyBytes.of(prefix), KeyBytes.after(after));
        return page(bucket, from, KeyBytes.afterAll(prefix), limit);
    }

    /** The objects from one key to another, as {@link ObjectTable#page} has them. */
    List<StoredObject> page(String bucketName, byte[] from, byte @Nullable [] to, int limit) {
        Bucket bucket = buckets.get(bucketName);
        return database
                .read(connection -> ObjectTable.page(connection, bucket, from, to, Math.min(limit, PAGE + 1)))
                .stream()
                .map(ObjectRow::object)
                .toList();
    }

    @Override
    public boolean delete(String bucket, String key) {
        return delete(bucket, key, Condition.NONE);
    }

    boolean delete(String bucketName, String key, Condition condition) {
        Bucket bucket = buckets.get(bucketName);
        try (KeyLocks.Held _ = locks.write(bucket, List.of(key))) {
            StoredObject present = present(bucket, key);
            if (present == null && condition.ifMatch() == null) {
                return false;
            }
            condition.check(key, present);
            return !remove(bucket, List.of(key)).isEmpty();
        }
    }

    /** Deletes the objects of some keys, all in one transaction; keys without an object are left out. */
    void deleteAll(String bucketName, List<String> keys) {
        Bucket bucket = buckets.get(bucketName);
        try (KeyLocks.Held _ = locks.write(bucket, keys)) {
            remove(bucket, keys);
        }
    }

    private List<ObjectRow> remove(Bucket bucket, List<String> keys) {
        List<ObjectRow> removed = database.write(connection -> {
            doomed.forgetGone(connection);
            List<ObjectRow> rows = new ArrayList<>();
            for (String key : keys) {
                Optional<ObjectRow> row = ObjectTable.find(connection, bucket, key);
                if (row.isPresent()) {
                    ObjectTable.delete(connection, bucket, row.get());
                    rows.add(row.get());
                }
            }
            return rows;
        });
        for (ObjectRow row : removed) {
            files.remove(row.version(), bucket.name(), row.path());
            doomed.gone(row.version());
        }
        return removed;
    }

    /**
     * Changes what is kept of an object beside its bytes.
     *
     * @throws AwsException NoSuchBucket or NoSuchKey
     */
    StoredObject change(String bucketName, String key, UnaryOperator<ObjectDetails> change) {
        Bucket bucket = buckets.get(bucketName);
        try (KeyLocks.Held _ = locks.write(bucket, List.of(key))) {
            return database.write(connection -> {
                ObjectRow row = ObjectTable.find(connection, bucket, key).orElseThrow(() -> S3Errors.noSuchKey(key));
                StoredObject changed =
                        row.object().with(change.apply(row.object().details()));
                ObjectTable.save(connection, bucket, new ObjectRow(changed, row.version(), row.path()));
                return changed;
            });
        }
    }
}
