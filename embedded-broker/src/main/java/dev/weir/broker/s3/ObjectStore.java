package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.StoreException;
import java.nio.file.Path;
import java.util.List;

/**
 * The buckets and objects of the local S3, for the other services of this process: what they do here, S3's clients see,
 * and the other way round. Every change is durable when its method returns, and whole: a crash leaves the object before
 * or the object after. Methods block on the disk. Thread-safe.
 */
public interface ObjectStore {

    /** Whether there is a bucket of that name. */
    boolean bucketExists(String bucket);

    /**
     * A name for a new file on the disk that the objects are on, for its caller to write and then to {@link #put}. Who
     * gives up deletes it; what a crash leaves behind is deleted at the next start.
     *
     * @throws StoreException if the folder cannot be written to
     */
    Path newFile();

    /**
     * Puts a finished file as an object, in place of the one of that key if there is one. The file is moved, not copied:
     * afterwards it belongs to the store. If this throws, it is still there and still the caller's.
     *
     * @param key 1 to 1,024 bytes in UTF-8
     * @param file from {@link #newFile}, closed; it need not have been forced to the disk
     * @throws AwsException NoSuchBucket, KeyTooLongError or InvalidArgument, in the words of S3
     * @throws StoreException if the disk is full or fails; the message is one sentence for people
     */
    StoredObject put(String bucket, String key, Path file, ObjectHeaders headers);

    /**
     * Opens an object for reading. What was opened stays as it is whatever is put or deleted meanwhile.
     *
     * @throws AwsException NoSuchBucket or NoSuchKey
     */
    ObjectContent open(String bucket, String key);

    /**
     * The objects after a key, in the order of their keys' bytes in UTF-8.
     *
     * @param prefix what the keys begin with; empty for all
     * @param after the key after which to begin; empty to begin at the first
     * @param limit how many at most
     * @throws AwsException NoSuchBucket
     */
    List<StoredObject> list(String bucket, String prefix, String after, int limit);

    /**
     * Deletes an object.
     *
     * @return whether there was one
     * @throws AwsException NoSuchBucket
     */
    boolean delete(String bucket, String key);
}
