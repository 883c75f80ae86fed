package dev.weir.app.scenario.play;

import dev.weir.app.send.Unbroken;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.Tag;

/** The buckets that a scenario's deliveries write into. Blocks; throws what the SDK throws. */
final class Buckets {

    private Buckets() {}

    /** Makes one that is not there, and marks it. */
    static void make(S3Client s3, String bucket) {
        try {
            s3.headBucket(request -> request.bucket(bucket));
            return;
        } catch (NoSuchBucketException none) {
            // It is made now.
        }
        // Whoever stops the scenario just then must not leave a bucket without its mark.
        Unbroken.call(() -> {
            try {
                s3.createBucket(request -> request.bucket(bucket));
            } catch (BucketAlreadyOwnedByYouException there) {
                return false;
            }
            s3.putBucketTagging(request -> request.bucket(bucket)
                    .tagging(tagging -> tagging.tagSet(
                            Tag.builder().key(Marks.KEY).value(Marks.VALUE).build())));
            return true;
        });
    }
}
