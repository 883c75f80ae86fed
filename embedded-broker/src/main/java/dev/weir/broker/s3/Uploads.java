package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Uploads in parts. A part is durable when it is answered. Thread-safe. */
final class Uploads {

    private final TimeSource time;
    private final Database database;
    private final ObjectFiles files;
    private final Buckets buckets;
    private final AtomicLong versions;

    /** The uploads that are being completed or aborted, by id: their parts stay as they are. */
    private final Map<String, Boolean> ending = new ConcurrentHashMap<>();

    Uploads(TimeSource time, Database database, ObjectFiles files, Buckets buckets, AtomicLong versions) {
        this.time = time;
        this.database = database;
        this.files = files;
        this.buckets = buckets;
        this.versions = versions;
    }

    Upload begin(
            String bucketName, String key, ObjectDetails details, @Nullable Checksums algorithm, boolean composite) {
        S3Errors.checkKey(key);
        Bucket bucket = buckets.get(bucketName);
        String uploadId = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        Upload upload =
                new Upload(versions.incrementAndGet(), uploadId, bucketName, key, now(), details, algorithm, composite);
        database.write(connection -> {
            Buckets.require(connection, bucket);
            UploadTable.save(connection, bucket, upload);
            return true;
        });
        return upload;
    }

    /** @throws AwsException NoSuchBucket or NoSuchUpload */
    Upload get(String bucketName, String key, String uploadId) {
        Bucket bucket = buckets.get(bucketName);
        return database.read(connection -> UploadTable.find(connection, bucket, key, uploadId))
                .orElseThrow(() -> S3Errors.noSuchUpload(uploadId));
    }

    List<Upload> list(String bucketName, String prefix, String afterKey, String afterId, int limit) {
        Bucket bucket = buckets.get(bucketName);
        return database.read(connection -> UploadTable.list(connection, bucket, prefix, afterKey, afterId, limit));
    }

    List<Upload.Part> parts(Upload upload, int after, int limit) {
        return database.read(connection -> UploadTable.parts(connection, upload, after, limit));
    }

    /** Takes a finished file as a part, in place of the one of that number if there is one. */
    Upload.Part put(Upload upload, int number, Path file, Digest digest) {
        Bucket bucket = buckets.get(upload.bucket());
        Upload.Part part = new Upload.Part(
                number, versions.incrementAndGet(), digest.size(), digest.etag(), now(), digest.checksum());
        files.adopt(file, part.version());
        try {
            List<Upload.Part> before = database.write(connection -> {
                boolean isThere = UploadTable.find(connection, bucket, upload.key(), upload.uploadId())
                        .isPresent();
                if (!isThere || ending.containsKey(upload.uploadId())) {
                    throw S3Errors.noSuchUpload(upload.uploadId());
                }
                List<Upload.Part> replaced = UploadTable.parts(connection, upload, number - 1, 1);
                UploadTable.savePart(connection, upload, part);
                return replaced;
            });
            before.stream().filter(each -> each.number() == number).forEach(each -> files.removeStaged(each.version()));
            return part;
        } catch (AwsException | StoreException e) {
            files.giveBack(part.version(), file);
            throw e;
        }
    }

    /** Something done with an upload to which no part comes meanwhile. */
    interface Ending<T> {
        T with(List<Upload.Part> parts);
    }

    /**
     * Ends an upload, or not if the work throws.
     *
     * @throws AwsException OperationAborted if it is being ended already
     */
    <T> T end(Upload upload, Ending<T> work) {
        if (ending.putIfAbsent(upload.uploadId(), true) != null) {
            throw S3Errors.conflict(
                    "OperationAborted",
                    "A conflicting conditional operation is currently in progress against this resource. Please try"
                            + " again.");
        }
        try {
            // Who found it before it was ended by another must look again.
            get(upload.bucket(), upload.key(), upload.uploadId());
            List<Upload.Part> parts = parts(upload, 0, Integer.MAX_VALUE);
            T result = work.with(parts);
            parts.forEach(part -> files.removeStaged(part.version()));
            return result;
        } finally {
            ending.remove(upload.uploadId());
        }
    }

    void abort(Upload upload) {
        end(
                upload,
                _ -> database.write(connection -> {
                    UploadTable.delete(connection, upload);
                    return true;
                }));
    }

    Path fileOf(Upload.Part part) {
        return files.staged(part.version());
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
