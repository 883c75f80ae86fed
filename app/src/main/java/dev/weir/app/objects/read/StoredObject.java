package dev.weir.app.objects.read;

import java.time.Instant;

/**
 * An object as a listing tells of it.
 *
 * @param size bytes, as stored
 * @param etag of the version that was listed, in its quotation marks; empty if the endpoint tells none
 * @param storageClass for instance {@code STANDARD}; empty if the endpoint tells none
 */
public record StoredObject(String bucket, String key, long size, Instant modified, String etag, String storageClass) {

    /** For instance {@code s3://bucket/key}. */
    public String uri() {
        return "s3://" + bucket + "/" + key;
    }

    /** The key behind its last slash, or all of it if nothing is behind. */
    public String name() {
        String end = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        return key.substring(end.lastIndexOf('/') + 1);
    }

    /** Whether it has to be brought back from an archive before it can be read. */
    public boolean archived() {
        return storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE");
    }
}
