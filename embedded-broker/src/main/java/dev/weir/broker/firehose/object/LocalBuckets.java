package dev.weir.broker.firehose.object;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.StoreException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

/** The buckets of the local S3; another bucket is real, and reached only where that was allowed. Thread-safe. */
public final class LocalBuckets implements Buckets {

    private static final String TYPE = "application/octet-stream";

    private final ObjectStore store;
    private final RealBuckets real;

    public LocalBuckets(ObjectStore store, RealBuckets real) {
        this.store = store;
        this.real = real;
    }

    @Override
    public Path newFile() {
        return store.newFile();
    }

    @Override
    public InputStream open(String bucket, String key) throws DeliveryException {
        if (!store.bucketExists(bucket)) {
            return real.open(bucket, key);
        }
        try {
            return Channels.newInputStream(store.open(bucket, key).channel());
        } catch (AwsException e) {
            throw new DeliveryException("S3." + e.code(), e.getMessage());
        } catch (StoreException e) {
            throw new DeliveryException("S3.InternalError", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void put(String bucket, String key, Path file) throws DeliveryException {
        if (!store.bucketExists(bucket)) {
            real.put(bucket, key, file);
            return;
        }
        try {
            store.put(bucket, key, file, ObjectHeaders.ofType(TYPE));
        } catch (AwsException e) {
            throw new DeliveryException("S3." + e.code(), e.getMessage());
        } catch (StoreException e) {
            throw new DeliveryException("S3.InternalError", String.valueOf(e.getMessage()));
        }
    }
}
