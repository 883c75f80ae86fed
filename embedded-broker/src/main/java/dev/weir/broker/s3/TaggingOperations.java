package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;

/** Tags of buckets and of objects. */
final class TaggingOperations {

    private static final int NOT_FOUND = 404;

    private final Buckets buckets;
    private final Objects objects;

    TaggingOperations(Buckets buckets, Objects objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "GetBucketTagging", true, false, GetBucketTaggingRequest::builder, (r, _) -> ofBucket(r)),
                new Operation<>(
                        "PutBucketTagging", false, false, PutBucketTaggingRequest::builder, (r, _) -> tagBucket(r)),
                new Operation<>(
                        "DeleteBucketTagging",
                        false,
                        false,
                        DeleteBucketTaggingRequest::builder,
                        (r, _) -> untagBucket(r)),
                new Operation<>(
                        "GetObjectTagging", true, true, GetObjectTaggingRequest::builder, (r, _) -> ofObject(r)),
                new Operation<>(
                        "PutObjectTagging", false, true, PutObjectTaggingRequest::builder, (r, _) -> tagObject(r)),
                new Operation<>(
                        "DeleteObjectTagging",
                        false,
                        true,
                        DeleteObjectTaggingRequest::builder,
                        (r, _) -> untagObject(r)));
    }

    private GetBucketTaggingResponse ofBucket(GetBucketTaggingRequest request) {
        Map<String, String> tags = buckets.get(request.bucket()).tags();
        if (tags.isEmpty()) {
            throw new AwsException("NoSuchTagSet", NOT_FOUND, "The TagSet does not exist")
                    .with("BucketName", request.bucket());
        }
        return GetBucketTaggingResponse.builder().tagSet(TagRules.list(tags)).build();
    }

    private PutBucketTaggingResponse tagBucket(PutBucketTaggingRequest request) {
        buckets.tag(request.bucket(), TagRules.of(request.tagging().tagSet(), true));
        return PutBucketTaggingResponse.builder().build();
    }

    private DeleteBucketTaggingResponse untagBucket(DeleteBucketTaggingRequest request) {
        buckets.tag(request.bucket(), Map.of());
        return DeleteBucketTaggingResponse.builder().build();
    }

    private GetObjectTaggingResponse ofObject(GetObjectTaggingRequest request) {
        Map<String, String> tags =
                objects.get(request.bucket(), request.key()).details().tags();
        return GetObjectTaggingResponse.builder().tagSet(TagRules.list(tags)).build();
    }

    private PutObjectTaggingResponse tagObject(PutObjectTaggingRequest request) {
        Map<String, String> tags = TagRules.of(request.tagging().tagSet(), false);
        objects.change(request.bucket(), request.key(), details -> details.withTags(tags));
        return PutObjectTaggingResponse.builder().build();
    }

    private DeleteObjectTaggingResponse untagObject(DeleteObjectTaggingRequest request) {
        objects.change(request.bucket(), request.key(), details -> details.withTags(Map.of()));
        return DeleteObjectTaggingResponse.builder().build();
    }
}
