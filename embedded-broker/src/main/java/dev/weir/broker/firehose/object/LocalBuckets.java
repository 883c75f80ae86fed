package dev.weir.broker.firehose.object;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.StoreException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The buckets of the local S3; another bucket is real, and reached only where that was allowed. Thread-safe. */
public final class LocalBuckets implements Buckets {

    private static final String TYPE = "application/octet-stream";

    private final ObjectStore store;
    private final RealBuckets real;
    private final ServiceCalls calls;

    /** @param calls decides what may be put and read here; real buckets decide themselves */
    public LocalBuckets(ObjectStore store, RealBuckets real, ServiceCalls calls) {
        this.store = store;
        this.real = real;
        this.calls = calls;
    }

    @Override
    public Path newFile() {
        return store.newFile();
    }

    @Override
    public InputStream open(ServiceRole role, String bucket, String key) throws DeliveryException {
        if (!store.bucketExists(bucket)) {
            return real.open(bucket, key);
        }
        try {
            GetObjectRequest request =
                    GetObjectRequest.builder().bucket(bucket).key(key).build();
            return calls.make(
                    role,
                    ServiceId.S3,
                    "GetObject",
                    request,
                    () -> Channels.newInputStream(store.open(bucket, key).channel()));
        } catch (AwsException e) {
            throw failure(e);
        } catch (StoreException e) {
            throw new DeliveryException("S3.InternalError", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void put(ServiceRole role, String bucket, String key, Path file) throws DeliveryException {
        if (!store.bucketExists(bucket)) {
            real.put(bucket, key, file);
            return;
        }
        try {
            PutObjectRequest request =
                    PutObjectRequest.builder().bucket(bucket).key(key).build();
            calls.make(
                    role,
                    ServiceId.S3,
                    "PutObject",
                    request,
                    () -> store.put(bucket, key, file, ObjectHeaders.ofType(TYPE)));
        } catch (AwsException e) {
            throw failure(e);
        } catch (StoreException e) {
            throw new DeliveryException("S3.InternalError", String.valueOf(e.getMessage()));
        }
    }

    private static DeliveryException failure(AwsException e) {
        return e.code().equals(ServiceCalls.DENIED)
                ? new DeliveryException(
                        "S3.AccessDenied",
                        "Access was denied. Ensure that the trust policy for the provided IAM role allows Firehose to"
                                + " assume the role, and the access policy allows access to the S3 bucket. "
                                + e.getMessage())
                : new DeliveryException("S3." + e.code(), e.getMessage());
    }
}
