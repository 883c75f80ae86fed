package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.time.TimeSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The buckets, in the database and at hand. Thread-safe. */
final class Buckets {

    private static final int MOST = 10_000;

    private final TimeSource time;
    private final Database database;
    private final ObjectFiles files;
    private final AtomicLong versions;
    private final Map<String, Bucket> byName = new ConcurrentSkipListMap<>();

    /** @param versions the last number given to anything */
    Buckets(TimeSource time, Database database, ObjectFiles files, AtomicLong versions) {
        this.time = time;
        this.database = database;
        this.files = files;
        this.versions = versions;
        for (Bucket bucket : database.read(Buckets::all)) {
            byName.put(bucket.name(), bucket);
        }
    }

    private static List<Bucket> all(Connection connection) throws SQLException {
        List<Bucket> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM s3_bucket");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(new Bucket(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("region"),
                        Instant.ofEpochMilli(row.getLong("created_millis")),
                        Json.texts(row.getString("tags"))));
            }
        }
        return all;
    }

    /** In the order of their names. */
    List<Bucket> list() {
        return List.copyOf(byName.values());
    }

    @Nullable Bucket find(String name) {
        return byName.get(name);
    }

    /** @throws AwsException NoSuchBucket */
    Bucket get(String name) {
        Bucket bucket = byName.get(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        return bucket;
    }

    /** @throws AwsException NoSuchBucket if the bucket was deleted meanwhile */
    static void require(Connection connection, Bucket bucket) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM s3_bucket WHERE id = ?")) {
            select.setLong(1, bucket.id());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw S3Errors.noSuchBucket(bucket.name());
                }
            }
        }
    }

    /**
     * Makes a bucket.
     *
     * @return the one that there is already, if there is one; null if it was made
     * @throws AwsException TooManyBuckets
     */
    synchronized @Nullable Bucket create(String name, String region, Map<String, String> tags) {
        Bucket present = byName.get(name);
        if (present != null) {
            return present;
        }
        if (byName.size() >= MOST) {
            throw AwsException.of("TooManyBuckets", "You have attempted to create more buckets than allowed");
        }
        save(new Bucket(versions.incrementAndGet(), name, region, time.now(), tags));
        files.addBucket(name);
        return null;
    }

    /** @throws AwsException NoSuchBucket */
    synchronized void tag(String name, Map<String, String> tags) {
        save(get(name).withTags(tags));
    }

    private void save(Bucket bucket) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO s3_bucket (id, name, region, created_millis, tags) KEY (id) VALUES (?, ?, ?, ?, ?)")) {
                merge.setLong(1, bucket.id());
                merge.setString(2, bucket.name());
                merge.setString(3, bucket.region());
                merge.setLong(4, bucket.createdAt().toEpochMilli());
                merge.setString(5, Json.write(bucket.tags()));
                return merge.executeUpdate();
            }
        });
        byName.put(bucket.name(), bucket);
    }

    /**
     * Deletes a bucket and what was begun to be uploaded to it.
     *
     * @throws AwsException NoSuchBucket or BucketNotEmpty
     */
    synchronized void delete(String name) {
        Bucket bucket = get(name);
        List<Long> parts = database.write(connection -> {
            if (!ObjectTable.page(connection, bucket, new byte[0], null, 1).isEmpty()) {
                throw S3Errors.conflict("BucketNotEmpty", "The bucket you tried to delete is not empty")
                        .with("BucketName", name);
            }
            List<Long> staged = UploadTable.versionsOf(connection, bucket);
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM s3_bucket WHERE id = ?")) {
                delete.setLong(1, bucket.id());
                delete.executeUpdate();
            }
            return staged;
        });
        byName.remove(name);
        parts.forEach(files::removeStaged);
        files.removeBucket(name);
    }
}
