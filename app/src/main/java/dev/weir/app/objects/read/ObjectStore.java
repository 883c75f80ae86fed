package dev.weir.app.objects.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** What is asked of S3. Every call blocks and throws what the SDK throws. Thread-safe. */
public final class ObjectStore {

    /** Keys of one page; the service gives 1,000 at most. */
    public static final int PAGE = 500;

    /** Buckets that are listed at most. */
    public static final int MOST_BUCKETS = 10_000;

    private final Supplier<S3Client> s3;

    public ObjectStore(Supplier<S3Client> s3) {
        this.s3 = s3;
    }

    /** The names of the account's buckets. */
    public List<String> buckets() {
        // Without a limit in the request one answer has all of them, as every endpoint understands.
        ListBucketsResponse answer = s3.get().listBuckets();
        return answer.buckets().stream().map(Bucket::name).limit(MOST_BUCKETS).toList();
    }

    /**
     * One page of a folder.
     *
     * @param prefix empty for the bucket itself
     * @param from what an earlier page gave as its next, or null for the first
     */
    public Listed list(String bucket, String prefix, @Nullable String from) {
        return listed(bucket, prefix, "/", from, PAGE);
    }

    /** One page of all that lies below a prefix, folders or not. */
    public Listed listAll(String bucket, String prefix, @Nullable String from) {
        return listed(bucket, prefix, null, from, 1_000);
    }

    private Listed listed(String bucket, String prefix, @Nullable String delimiter, @Nullable String from, int most) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix.isEmpty() ? null : prefix)
                .delimiter(delimiter)
                .maxKeys(most)
                .continuationToken(from)
                .build();
        ListObjectsV2Response answer = s3.get().listObjectsV2(request);
        List<StoredObject> objects = new ArrayList<>();
        for (var each : answer.contents()) {
            // A folder that a console made is an empty object of the folder's own name.
            if (delimiter != null && each.key().equals(prefix)) {
                continue;
            }
            objects.add(new StoredObject(
                    bucket,
                    each.key(),
                    each.size() == null ? 0 : each.size(),
                    Objects.requireNonNullElse(each.lastModified(), Instant.EPOCH),
                    Objects.requireNonNullElse(each.eTag(), ""),
                    Objects.requireNonNullElse(each.storageClassAsString(), "")));
        }
        boolean more = Boolean.TRUE.equals(answer.isTruncated()) && answer.nextContinuationToken() != null;
        return new Listed(
                answer.commonPrefixes().stream().map(CommonPrefix::prefix).toList(),
                objects,
                more ? answer.nextContinuationToken() : null);
    }

    /** What is known of one object, by its key alone. */
    public StoredObject find(String bucket, String key) {
        HeadObjectResponse head = head(bucket, key);
        return new StoredObject(
                bucket,
                key,
                head.contentLength() == null ? 0 : head.contentLength(),
                Objects.requireNonNullElse(head.lastModified(), Instant.EPOCH),
                Objects.requireNonNullElse(head.eTag(), ""),
                Objects.requireNonNullElse(head.storageClassAsString(), ""));
    }

    public HeadObjectResponse head(String bucket, String key) {
        return s3.get().headObject(request -> request.bucket(bucket).key(key));
    }

    /**
     * Some of an object's bytes, at most {@code length}. Refused by the service (412) if the object was replaced since it was
     * listed.
     *
     * @param length at least 1
     */
    byte[] range(StoredObject object, long from, int length) {
        ResponseBytes<GetObjectResponse> answer = s3.get()
                .getObject(
                        request -> request.bucket(object.bucket())
                                .key(object.key())
                                .ifMatch(object.etag().isEmpty() ? null : object.etag())
                                .range("bytes=" + from + "-" + (from + length - 1)),
                        ResponseTransformer.toBytes());
        return answer.asByteArrayUnsafe();
    }

    /** Deletes an object; where the bucket keeps versions, it is hidden behind a delete marker. */
    public void delete(String bucket, String key) {
        s3.get().deleteObject(request -> request.bucket(bucket).key(key));
    }
}
