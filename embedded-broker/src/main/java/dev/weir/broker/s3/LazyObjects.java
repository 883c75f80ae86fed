package dev.weir.broker.s3;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.utils.Lazy;

/** The objects, opened when they are first asked for. */
record LazyObjects(Lazy<Parts> parts) implements ObjectStore {

    private ObjectStore opened() {
        return parts.getValue().objects();
    }

    @Override
    public boolean bucketExists(String bucket) {
        return opened().bucketExists(bucket);
    }

    @Override
    public Path newFile() {
        return opened().newFile();
    }

    @Override
    public StoredObject put(String bucket, String key, Path file, ObjectHeaders headers) {
        return opened().put(bucket, key, file, headers);
    }

    @Override
    public ObjectContent open(String bucket, String key) {
        return opened().open(bucket, key);
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix, String after, int limit) {
        return opened().list(bucket, prefix, after, limit);
    }

    @Override
    public boolean delete(String bucket, String key) {
        return opened().delete(bucket, key);
    }
}
