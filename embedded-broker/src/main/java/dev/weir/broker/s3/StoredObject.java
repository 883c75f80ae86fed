package dev.weir.broker.s3;

import java.time.Instant;

/**
 * An object without its bytes.
 *
 * @param size in bytes
 * @param etag without its quotation marks
 * @param modifiedAt when it was put, in whole seconds as S3 tells it
 */
public record StoredObject(
        String bucket, String key, long size, String etag, Instant modifiedAt, ObjectDetails details) {

    StoredObject with(ObjectDetails others) {
        return new StoredObject(bucket, key, size, etag, modifiedAt, others);
    }

    public ObjectHeaders headers() {
        return details.headers();
    }
}
