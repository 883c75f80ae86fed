package dev.weir.broker.firehose.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Buckets outside of the broker, reached with the credentials of its environment. A broker that was not told so writes
 * into none: what a program sends to a broker on this machine must not leave it unasked. Thread-safe.
 */
public final class RealBuckets implements AutoCloseable {

    /** Set to {@code aws}, or to the URL of another S3, to let Firehose write there what names no local bucket. */
    public static final String PROPERTY = "weir.firehose.s3";

    private static final Logger LOG = LoggerFactory.getLogger(RealBuckets.class);

    private final String region;
    private final @Nullable String setting;
    private @Nullable S3Client client;

    /** @param setting the value of {@value #PROPERTY}, or null if it is not set */
    public RealBuckets(String region, @Nullable String setting) {
        this.region = region;
        this.setting = setting;
    }

    void put(String bucket, String key, Path file) throws DeliveryException {
        try {
            client(bucket)
                    .putObject(
                            request -> request.bucket(bucket).key(key).contentType("application/octet-stream"),
                            RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failed(e);
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} was put and could not be deleted: {}", file, e.getMessage());
        }
    }

    InputStream open(String bucket, String key) throws DeliveryException {
        try {
            return client(bucket).getObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static DeliveryException failed(SdkException e) {
        if (!(e instanceof S3Exception refusal)) {
            return new DeliveryException("S3.InternalError", String.valueOf(e.getMessage()));
        }
        String code = refusal.awsErrorDetails() == null
                ? "Unknown"
                : refusal.awsErrorDetails().errorCode();
        return new DeliveryException("S3." + code, String.valueOf(e.getMessage()));
    }

    private S3Client client(String bucket) throws DeliveryException {
        if (setting == null) {
            throw new DeliveryException(
                    "S3.NoSuchBucket",
                    "The specified bucket does not exist: " + bucket + " is none of the broker's. Create it there, or"
                            + " start the broker with -D" + PROPERTY + "=aws to deliver into real buckets.");
        }
        return opened(setting);
    }

    private synchronized S3Client opened(String target) {
        S3Client present = client;
        if (present == null) {
            var builder = S3Client.builder().region(Region.of(region)).crossRegionAccessEnabled(true);
            if (!target.equals("aws")) {
                builder.endpointOverride(URI.create(target)).forcePathStyle(true);
            }
            present = builder.build();
            client = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
